/** A data directory that cannot be used; the message is one sentence for the operator. */
export class DataDirectoryError extends Error {
  override readonly name = "DataDirectoryError";

  static unusable(dataDir: string, cause: unknown): DataDirectoryError {
    const sentence = `The data directory ${dataDir} cannot be used: ${reason(cause)}. Set DATA_DIR to a directory that this user can write to.`;
    return new DataDirectoryError(sentence, { cause });
  }

  static inUse(dataDir: string, ownerPid: number | null): DataDirectoryError {
    const owner = ownerPid === null ? "another Tokenledger process" : `another Tokenledger process (pid ${ownerPid})`;
    return new DataDirectoryError(
      `The data directory ${dataDir} is in use by ${owner}; stop it first, or set DATA_DIR to another directory.`,
    );
  }

  static otherVersion(dataDir: string, found: string, needed: string): DataDirectoryError {
    return new DataDirectoryError(
      `The database in ${dataDir} was made by PostgreSQL ${found}, and this release runs PostgreSQL ${needed}; export it with the release that made it, or set DATA_DIR to another directory.`,
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of the path is not a directory",
  EEXIST: "it is a file, not a directory",
};

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return REASONS[code] ?? cause.message;
}
