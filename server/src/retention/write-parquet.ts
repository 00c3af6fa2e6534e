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

/** Null is `\N` without quotes; every text is quoted, so that one that says `\N` stays a text. */
const CSV = "format csv, null '\\N', force_quote *";

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
  const values = columns.map(({ value }) => value).join(", ");
  const rows = client.query(copyTo(`copy (select ${values} from ${table}) to stdout with (${CSV})`));
  await pipeline(rows, writer, { signal });
}

function writing(fifo: string, path: string, columns: readonly ArchivedColumn[]): string {
  const types = columns.map(({ name, fileType }) => `${quoted(name)}: ${quoted(fileType)}`).join(", ");
  return `copy (
    select * from read_csv(${quoted(fifo)}, header = false, auto_detect = false, delim = ',', quote = '"', escape = '"',
      nullstr = '\\N', allow_quoted_nulls = false, parallel = false, columns = {${types}})
  ) to ${quoted(path)} (format parquet, compression zstd, row_group_size 61440)`;
}
