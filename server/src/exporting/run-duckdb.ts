import { execFile } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const PROGRAM = fileURLToPath(new URL(`./duckdb-process${extname(import.meta.url)}`, import.meta.url));
const FLAGS = ["--max-old-space-size=64", "--max-semi-space-size=2"];

/**
 * Runs a statement of DuckDB in a process that ends with it: what DuckDB takes, a hundred MiB, is never the server's,
 * and one that is killed for it takes no request along.
 *
 * @param folder for what does not fit into its memory
 * @throws Error with what DuckDB said
 */
export async function runDuckDb(statement: string, folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [...FLAGS, PROGRAM, statement, folder], {
    env: { NODE_OPTIONS: "", ...ofSystem() },
  });
}

/** No secret of the server's is handed on. */
function ofSystem(): Record<string, string> {
  const kept = ["PATH", "TMPDIR", "SystemRoot", "MALLOC_ARENA_MAX"];
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
