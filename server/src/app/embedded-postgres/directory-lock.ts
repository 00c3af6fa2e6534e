import { closeSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** A lock on a data directory, held until released or until this process ends in any way. */
export interface DirectoryLock {
  release(): void;
}

/**
 * Takes the lock, or returns null when another process holds it.
 *
 * The kernel owns the lock (SQLite's exclusive file lock), so that a killed process leaves nothing
 * behind, and a pid that was given to another process since cannot be mistaken for the owner.
 *
 * @param waitMs how long to wait for a holder that only looks (see `findRunningEmbeddedPostgres`)
 */
export function tryLock(lockFile: string, waitMs: number): DirectoryLock | null {
  // Made here, because SQLite would name neither the file nor the reason.
  closeSync(openSync(lockFile, "a", 0o600));
  const file = new DatabaseSync(lockFile, { timeout: waitMs });
  try {
    file.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    file.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => file.close() };
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}
