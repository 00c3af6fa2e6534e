import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { ClientBase } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { quoted, withDuckDb } from "./duckdb.js";
import { makeFifo, readFifo } from "./fifo.js";
import type { ArchivedColumn } from "./usage-columns.js";

export interface ParquetFile {
  readonly path: string;
  /** Columns of the file, all of which the table has. */
  readonly columns: readonly ArchivedColumn[];
  readonly scratch: string;
}

const CSV = "format csv, null '\\N'";

/** Adds every row of a file to a table, within the caller's transaction; neither side holds more than some thousand rows. */
export async function loadParquet(
  client: ClientBase,
  table: string,
  { path, columns, scratch }: ParquetFile,
): Promise<void> {
  const fifo = join(scratch, `${randomUUID()}.rows`);
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  await makeFifo(fifo);
  try {
    await withDuckDb(scratch, async (duckdb) => {
      const writing = duckdb.run(
        `copy (select ${names} from read_parquet(${quoted(path)}))
         to ${quoted(fifo)} (format csv, header false, nullstr '\\N', force_quote *, use_tmp_file false)`,
      );
      const target = client.query(copyFrom(`copy ${table} (${names}) from stdin with (${CSV})`));
      const [written, read] = await Promise.allSettled([writing, pipeline(readFifo(fifo, writing), target)]);
      if (written.status === "rejected") throw written.reason;
      if (read.status === "rejected") throw read.reason;
    });
  } finally {
    await rm(fifo, { force: true });
  }
}
