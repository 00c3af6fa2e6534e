import type { ColumnKind } from "@tokenledger/model/export-columns";
import { chmod } from "node:fs/promises";
import { dirname } from "node:path";
import type { RowsFile } from "./rows-file.js";
import { runDuckDb } from "./run-duckdb.js";

const TYPES: Readonly<Record<ColumnKind, string>> = {
  time: "TIMESTAMPTZ",
  text: "VARCHAR",
  count: "BIGINT",
  usd: "DECIMAL(38, 12)",
  decimal: "DECIMAL(38, 12)",
  tags: "JSON",
};

/** Rows and columns of a group wait in memory until it is written. */
const GROUP_ROWS = 4096;
/** A row is far shorter; DuckDB reads twice as much at once. */
const LONGEST_ROW = 1 << 20;

/** Parquet (zstd) with exact decimals; the totals are in the metadata of the file, under `totals`. */
export async function writeParquet({ rows, path, shape: { columns }, totals }: RowsFile): Promise<void> {
  const types = columns.map(({ name, kind }) => `${quoted(name)}: ${quoted(TYPES[kind])}`);
  await runDuckDb(
    `copy (select ${columns.map(({ name }) => `"${name}"`).join(", ")} from read_json(${quoted(rows)},
       format = 'newline_delimited', maximum_object_size = ${LONGEST_ROW}, columns = {${types.join(", ")}}))
     to ${quoted(path)} (format parquet, compression zstd, row_group_size ${GROUP_ROWS},
       kv_metadata {totals: ${quoted(JSON.stringify(totals))}})`,
    dirname(path),
  );
  await chmod(path, 0o600);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
