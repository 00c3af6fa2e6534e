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

/** What to tell administrators of whatever went wrong. */
export function toldOf(error: unknown): string {
  if (error instanceof ArchiveFailure) return error.message;
  const code = error instanceof Error && "code" in error ? error.code : null;
  const text = error instanceof Error ? error.message : "";
  if (
    code === "ENOSPC" ||
    code === "EDQUOT" ||
    /no space left|not enough space|disk quota|max_temp_directory/i.test(text)
  ) {
    return "There is no room left where archives are written.";
  }
  if (error instanceof ArchiveMissing) return "The file is missing from the archive store.";
  if (error instanceof ArchiveStoreAway || error instanceof ArchiveSpoiled) return error.message;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return "The archive store refuses to be written or read.";
  if (code === "ENOENT" || code === "ENOTDIR") return "The folder of the archive store is missing.";
  if (code === "55P03") return "The table of the month was in use all the time.";
  return "An unexpected fault, which the server's log tells.";
}
