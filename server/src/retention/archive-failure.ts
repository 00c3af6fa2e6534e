import { ArchiveMissing, ArchiveSpoiled, ArchiveStoreAway } from "./store/archive-store.js";

/**
 * An archive cannot be finished for a reason that an administrator can act on; nothing was dropped. The message
 * names neither paths nor what a request holds.
 */
export class ArchiveFailure extends Error {
  override readonly name = "ArchiveFailure";
}

/** The file is gone or is another one: it says something about the archive, and not about the store at this moment. */
export function isDamage(error: unknown): boolean {
  return error instanceof ArchiveFailure || error instanceof ArchiveMissing || error instanceof ArchiveSpoiled;
}

const UNEXPECTED = "An unexpected fault, which the server's log tells.";

/** Whether a disk is full, said by the system, or by DuckDB, which has words alone. */
export function isOutOfRoom(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  // Of a process the message begins with all that it was started with.
  const text = "stderr" in error ? String(error.stderr) : error.message;
  return (
    code === "ENOSPC" || code === "EDQUOT" || /no space left|not enough space|disk quota|max_temp_directory/i.test(text)
  );
}

/** What to tell administrators of whatever went wrong. */
export function toldOf(error: unknown): string {
  if (error instanceof ArchiveFailure) return error.message;
  if (isOutOfRoom(error)) return "There is no room left where archives are written.";
  const code = codeOf(error);
  if (error instanceof ArchiveMissing) return "The file is missing from the archive store.";
  if (error instanceof ArchiveStoreAway || error instanceof ArchiveSpoiled) return error.message;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return "The archive store refuses to be written or read.";
  if (code === "ENOENT" || code === "ENOTDIR") return "The folder of the archive store is missing.";
  if (code === "55P03") return "The table of the month was in use all the time.";
  return UNEXPECTED;
}

/**
 * What a store threw, as a bucket would say it: a folder throws the words of the system, which are the store's too.
 * Anything else, as a signal's reason, is as it was.
 */
export function asStoreAway(error: unknown): unknown {
  if (!(error instanceof Error) || !("syscall" in error)) return error;
  const told = toldOf(error);
  const message = told === UNEXPECTED ? `The archive store does not work (${String(codeOf(error))}).` : told;
  return new ArchiveStoreAway(message, { cause: error });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}
