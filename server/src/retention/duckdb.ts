import type { DuckDBConnection } from "@duckdb/node-api";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { randomUUID } from "node:crypto";

/** Of DuckDB's own buffers, in the server's process; what does not fit goes to the scratch folder. */
const MEMORY_LIMIT = "192MB";
/** Recording needs the processors; and each thread keeps a group of rows, of which two did not fit at 16 million rows. */
const THREADS = "1";

/**
 * Lets `work` use a DuckDB of its own, in memory. It never loads anything from the network: what Parquet needs is
 * part of the package.
 *
 * @param scratch for what does not fit into memory
 */
export async function withDuckDb<Result>(
  scratch: string,
  work: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const { DuckDBInstance } = await import("@duckdb/node-api"); // 12 MiB that most days nobody needs
  const overflow = join(scratch, `duckdb-${randomUUID()}`);
  await mkdir(overflow, { recursive: true, mode: 0o700 });
  try {
    const instance = await DuckDBInstance.create(":memory:", {
      memory_limit: MEMORY_LIMIT,
      threads: THREADS,
      temp_directory: overflow,
      preserve_insertion_order: "false",
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    });
    try {
      const connection = await instance.connect();
      try {
        return await work(connection);
      } finally {
        connection.closeSync();
      }
    } finally {
      instance.closeSync();
    }
  } finally {
    await rm(overflow, { recursive: true, force: true });
  }
}

/** A text of SQL, such as a path. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
