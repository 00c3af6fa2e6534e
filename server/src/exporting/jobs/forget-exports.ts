import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Pool } from "pg";
import { exportOfFile } from "./export-files.js";

const HOUR_MS = 3_600_000;

/** Ends exports whose time is over, and takes away the files of those that have none any more. */
export async function forgetExports(pool: Pool, folder: string): Promise<void> {
  await pool.query("update exports set state = 'expired' where state = 'done' and expires_at <= now()");
  const names = await readdir(folder);
  const ids = names.map(exportOfFile).filter((id) => id !== null);
  const { rows } = await pool.query<{ id: number }>(
    "select id from exports where id = any($1::int[]) and state in ('waiting', 'running', 'done')",
    [ids],
  );
  const kept = new Set(rows.map(({ id }) => id));
  for (const name of names) {
    const id = exportOfFile(name);
    if (id === null ? await isLeftBehind(folder, name) : !kept.has(id)) await rm(join(folder, name), { force: true });
  }
}

/** What a process that was killed in the middle of an answer did not take away. */
async function isLeftBehind(folder: string, name: string): Promise<boolean> {
  if (!name.startsWith("at-once-")) return false;
  const found = await stat(join(folder, name)).catch(() => null); // its own process was faster
  return found !== null && found.mtimeMs < Date.now() - HOUR_MS;
}
