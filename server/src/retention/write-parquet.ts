import type { DuckDBConnection } from "@duckdb/node-api";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { ClientBase } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { quoted, withDuckDb } from "./duckdb.js";
import { makeFifo, openFifo } from "./fifo.js";
import type { ArchivedColumn } from "./usage-columns.js";

export interface ParquetSource {
  /** In the transaction whose snapshot is written. */
  readonly client: ClientBase;
  readonly table: string;
  readonly columns: readonly ArchivedColumn[];
}

export interface ParquetTarget {
  readonly scratch: string;
  readonly path: string;
  readonly signal: AbortSignal;
}

/** Text becomes a whole number of so many digits 200 times as fast as it becomes a decimal of them. */
const READ_AS: Partial<Record<ArchivedColumn["fileType"], string>> = { "DECIMAL(38,0)": "HUGEINT" };

/**
 * Around texts, and in hardly any of them. DuckDB keeps what it unescapes until it has read the whole table: with `"`,
 * which all JSON has, 3 million rows did not fit.
 */
const QUOTE = "\u0002";

/**
 * Streams every row of a table into a Parquet file, compressed with zstd. Neither side holds more than some
 * thousand rows.
 */
export async function writeParquet(source: ParquetSource, { scratch, path, signal }: ParquetTarget): Promise<void> {
  const fifo = `${path}.rows`;
  await makeFifo(fifo);
  try {
    await withDuckDb(scratch, async (duckdb) => {
      const reading = duckdb.run(writing(fifo, path, source.columns));
      // Whichever side fails, the other ends too: a pipe that breaks, or one that has no writer any more.
      const [written, sent] = await Promise.allSettled([reading, sendRows(source, { fifo, reading, signal })]);
      signal.throwIfAborted();
      if (written.status === "rejected") throw written.reason;
      if (sent.status === "rejected") throw sent.reason;
    });
  } finally {
    await rm(fifo, { force: true });
  }
}

interface Sending {
  readonly fifo: string;
  readonly reading: ReturnType<DuckDBConnection["run"]>;
  readonly signal: AbortSignal;
}

async function sendRows({ client, table, columns }: ParquetSource, { fifo, reading, signal }: Sending): Promise<void> {
  const writer = await openFifo(fifo, reading);
  const values = columns.map(({ name, value }) => `${value} as "${name}"`).join(", ");
  const rows = client.query(copyTo(`copy (select ${values} from ${table}) to stdout with (${csvOf(columns)})`));
  await pipeline(rows, writer, { signal });
}

/** Null is `\N` without quotes; every text is quoted, so that one that says `\N` stays a text. */
function csvOf(columns: readonly ArchivedColumn[]): string {
  const texts = columns.filter(({ kind }) => kind === "text").map(({ name }) => `"${name}"`);
  const quoting = texts.length === 0 ? "" : `, force_quote (${texts.join(", ")})`;
  return `format csv, null '\\N', quote '${QUOTE}'${quoting}`;
}

function writing(fifo: string, path: string, columns: readonly ArchivedColumn[]): string {
  const types = columns.map(({ name, fileType }) => `${quoted(name)}: ${quoted(READ_AS[fileType] ?? fileType)}`);
  const values = columns.map(({ name, fileType }) => `"${name}"::${fileType} as "${name}"`);
  return `copy (
    select ${values.join(", ")} from read_csv(${quoted(fifo)}, header = false, auto_detect = false, delim = ',',
      quote = '${QUOTE}', escape = '${QUOTE}', nullstr = '\\N', allow_quoted_nulls = false, parallel = false, columns = {${types.join(", ")}})
  ) to ${quoted(path)} (format parquet, compression zstd, row_group_size 61440)`;
}
