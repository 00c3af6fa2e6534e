import { type FileHandle, open, stat } from "node:fs/promises";
import { AppError } from "../../core/errors.js";
import { asStoreAway } from "../../retention/archive-failure.js";
import {
  ArchiveMissing,
  ArchiveSpoiled,
  ArchiveStoreAway,
  type ArchiveStore,
  type LocalCopy,
} from "../../retention/store/archive-store.js";
import { exportPaths, openExportFolder } from "./export-files.js";
import type { ExportRow } from "./export-row.js";

/** Where files of exports lie: those of schedules in the archive store, all others in DATA_DIR. */
export interface ExportPlaces {
  readonly dataDir: string;
  readonly store: ArchiveStore;
}

export type KeptFile = Pick<ExportRow, "id" | "format" | "object_key" | "bytes" | "sha256">;

export interface OpenedFile {
  readonly file: FileHandle;
  /** Closes it, and takes away what was brought here for it. */
  readonly release: () => Promise<void>;
}

/** The file is not there, or is not the one that was written. The message tells people. */
export class ExportFileLost extends Error {
  override readonly name = "ExportFileLost";
}

/**
 * The file of an export that is done, to be read until it is let go.
 *
 * @throws ExportFileLost, or ArchiveStoreAway
 */
export async function openExportFile(
  { dataDir, store }: ExportPlaces,
  row: KeptFile,
  signal?: AbortSignal,
): Promise<OpenedFile> {
  const { object_key: key, bytes, sha256 } = row;
  if (key === null) return openOwn(dataDir, row);
  try {
    const expected = bytes === null || sha256 === null ? null : { bytes, sha256 };
    return await openCopy(await store.open(key, expected, signal));
  } catch (error) {
    if (error instanceof ArchiveSpoiled) {
      throw new ExportFileLost(`The file ${key} is not as it was written.`, { cause: error });
    }
    if (!(error instanceof ArchiveMissing)) throw asStoreAway(error);
    throw new ExportFileLost(`The archive store has no file ${key} any more.`, { cause: error });
  }
}

/** Whatever fails, the copy does not stay. */
async function openCopy({ path, release }: LocalCopy): Promise<OpenedFile> {
  try {
    const file = await open(path);
    const releaseBoth = async () => {
      try {
        await file.close();
      } finally {
        await release();
      }
    };
    return { file, release: releaseBoth };
  } catch (error) {
    await release();
    throw error;
  }
}

async function openOwn(dataDir: string, row: KeptFile): Promise<OpenedFile> {
  const { path } = exportPaths(await openExportFolder(dataDir), row);
  const file = await open(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
    // Of a server whose DATA_DIR is not shared with the one that wrote it, or somebody took it away.
    const told = "The file of this export is not on this server. Servers must share DATA_DIR/exports.";
    throw new ExportFileLost(told, { cause: error });
  });
  const release = () => file.close();
  try {
    const { size } = await file.stat();
    if (size === row.bytes) return { file, release };
    throw new ExportFileLost(`The file of this export has ${size} bytes instead of ${row.bytes}.`);
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * Whether the file of an export that is done lies where this server looks, as long as it was.
 *
 * @throws AppError UNAVAILABLE when the archive store does not say
 */
export async function isFileThere({ dataDir, store }: ExportPlaces, row: KeptFile): Promise<boolean> {
  try {
    if (row.object_key !== null) return (await store.size(row.object_key)) === row.bytes;
  } catch (error) {
    const fault = asStoreAway(error);
    throw fault instanceof ArchiveStoreAway ? AppError.unavailable(fault.message) : fault;
  }
  const found = await stat(exportPaths(await openExportFolder(dataDir), row).path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error; // who cannot look has not found it lost
  });
  return found !== null && found.size === row.bytes;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
