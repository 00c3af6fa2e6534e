import { access, copyFile, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { digestFile } from "../file-digest.js";
import { ArchiveMissing, type ArchiveStore } from "./archive-store.js";
import { requireLength, requireSha256 } from "./require-expected.js";

/** What is being written; no archive. */
export const SCRATCH = ".work";
const PRIVATE = { recursive: true, mode: 0o700 } as const;

/** Archives as files under one folder of this machine. */
export async function openFolderStore(root: string): Promise<ArchiveStore> {
  const scratch = join(root, SCRATCH);
  await mkdir(scratch, PRIVATE);
  const pathOf = (key: string) => join(root, key);
  const sizeOf = async (path: string): Promise<number | null> => {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (!isMissing(error)) throw error;
      await access(scratch); // of a disk that is not mounted no file can be told to be lost
      return null;
    }
  };
  return {
    scratch,
    put: async (key, path) => {
      await access(scratch); // where no disk is mounted nothing is written below the place for it
      await keepFile(path, pathOf(key));
    },
    open: async (key, expected = null, signal) => {
      const path = pathOf(key);
      const size = await sizeOf(path);
      if (size === null) throw new ArchiveMissing("The archive store has no such file.");
      if (expected !== null) {
        requireLength(size, expected);
        requireSha256((await digestFile(path)).sha256, expected);
      }
      signal?.throwIfAborted();
      return { path, release: () => Promise.resolve() };
    },
    size: (key) => sizeOf(pathOf(key)),
    remove: async (key) => {
      for (const path of [pathOf(key), unfinished(pathOf(key))]) await rm(path, { force: true });
    },
  };
}

const unfinished = (target: string) => `${target}.part`;

/** Under its name only when every byte of it is on the disk; a machine that loses power keeps it. */
async function keepFile(path: string, target: string): Promise<void> {
  await mkdir(dirname(target), PRIVATE);
  const beside = unfinished(target);
  await rename(path, beside).catch(async (error: unknown) => {
    if (!isOfAnotherDisk(error)) throw error;
    await copyFile(path, beside);
    await rm(path);
  });
  await flush(beside);
  await rename(beside, target);
  await flush(dirname(target));
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : null);
const isMissing = (error: unknown) => codeOf(error) === "ENOENT";
const isOfAnotherDisk = (error: unknown) => codeOf(error) === "EXDEV";
