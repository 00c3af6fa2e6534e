import { DuckDBInstance } from "@duckdb/node-api";
import { COLUMN_KINDS, type ExportColumn } from "@tokenledger/model/export-columns";
import { dirname } from "node:path";
import { writeTotals } from "./domain/export-totals.js";
import type { RowsFile } from "./rows-file.js";

const TYPES: Readonly<Record<(typeof COLUMN_KINDS)[ExportColumn], string>> = {
  time: "TIMESTAMPTZ",
  text: "VARCHAR",
  count: "BIGINT",
  usd: "DECIMAL(38, 12)",
  tags: "JSON",
};

/** What DuckDB may take; it goes to the disk beside the file for more. */
const MEMORY = "128MB";

/** Parquet (zstd) with exact decimals; the totals are in the metadata of the file, under `totals`. */
export async function writeParquet({ rows, path, shape: { columns }, totals }: RowsFile): Promise<void> {
  const database = await DuckDBInstance.create(":memory:", {
    memory_limit: MEMORY,
    threads: "1",
    temp_directory: dirname(path),
    preserve_insertion_order: "true",
    // Nothing is fetched from anywhere.
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  try {
    const connection = await database.connect();
    const types = columns.map((column) => `${quoted(column)}: ${quoted(TYPES[COLUMN_KINDS[column]])}`);
    await connection.run(
      `copy (select ${columns.map((column) => `"${column}"`).join(", ")} from read_json(${quoted(rows)},
         format = 'newline_delimited', columns = {${types.join(", ")}}))
       to ${quoted(path)} (format parquet, compression zstd, row_group_size 20000,
         kv_metadata {totals: ${quoted(JSON.stringify(writeTotals(totals)))}})`,
    );
    connection.closeSync();
  } finally {
    database.closeSync();
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
