/** A file of the store that can be read here until it is let go. */
export interface LocalCopy {
  readonly path: string;
  readonly release: () => Promise<void>;
}

/** Where archives lie. A key is a relative path of safe characters: `usage/2026-08-1-0f3a….parquet`. */
export interface ArchiveStore {
  /** A folder on this machine's disk for what is being written or read; private. */
  readonly scratch: string;
  /** Moves a finished file into the store, which has all of it or nothing under that key afterwards. */
  readonly put: (key: string, path: string) => Promise<void>;
  /** @throws ArchiveMissing when there is no such key */
  readonly open: (key: string) => Promise<LocalCopy>;
  /** Does nothing when there is no such key. */
  readonly remove: (key: string) => Promise<void>;
}

/** The store works, but has no such file. */
export class ArchiveMissing extends Error {
  override readonly name = "ArchiveMissing";
}
