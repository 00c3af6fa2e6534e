/** A file of the store that can be read here until it is let go. */
export interface LocalCopy {
  readonly path: string;
  readonly release: () => Promise<void>;
}

/** What a file is known to be. */
export interface ExpectedFile {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface ArchivedFile {
  readonly key: string;
  readonly expected: ExpectedFile;
}

/**
 * Where archives lie. A key is a relative path of safe characters: `usage/2026-08-1-0f3a….parquet`. A signal calls off what
 * takes long, which rejects with its reason then and leaves nothing unfinished here.
 */
export interface ArchiveStore {
  /** A folder on this machine's disk for what is being written or read; private. */
  readonly scratch: string;
  /**
   * Moves a finished file into the store, which has all of it or nothing under that key afterwards.
   *
   * @throws ArchiveStoreAway
   */
  readonly put: (key: string, path: string, signal?: AbortSignal) => Promise<void>;
  /**
   * @param expected the whole file is compared with it before it is handed out
   * @throws ArchiveMissing when there is no such key, ArchiveSpoiled when it is another file, ArchiveStoreAway
   */
  readonly open: (key: string, expected?: ExpectedFile | null, signal?: AbortSignal) => Promise<LocalCopy>;
  /** How many bytes lie under a key; null when there is no such key. */
  readonly size: (key: string, signal?: AbortSignal) => Promise<number | null>;
  /** Does nothing when there is no such key. */
  readonly remove: (key: string, signal?: AbortSignal) => Promise<void>;
}

/** The store works, but has no such file. */
export class ArchiveMissing extends Error {
  override readonly name = "ArchiveMissing";
}

/** The store does not work at the moment. The message says what an administrator can do, without secrets or keys. */
export class ArchiveStoreAway extends Error {
  override readonly name = "ArchiveStoreAway";
}

/** The store gave another file than the one that was put there. */
export class ArchiveSpoiled extends Error {
  override readonly name = "ArchiveSpoiled";
}
