import { statfs } from "node:fs/promises";

export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** What of the machine an examination reads, so that a test can put it on another one. */
export interface Surroundings {
  /** Milliseconds since 1970 by this machine's clock. */
  readonly now: () => number;
  /** Of the file system that holds the path, for whom this process runs as. */
  readonly diskSpace: (path: string) => Promise<DiskSpace>;
  /** `24.7.0` */
  readonly nodeVersion: string;
}

export const THIS_MACHINE: Surroundings = {
  now: () => Date.now(),
  diskSpace: async (path) => {
    const { bavail, blocks, bsize } = await statfs(path);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  },
  nodeVersion: process.versions.node,
};
