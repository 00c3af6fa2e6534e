import { open, type FileHandle } from "node:fs/promises";
import { ImportError } from "./import-error.js";

const FIRST_LINE_BYTES = 64 * 1024;

export interface ImportableFile {
  readonly bytes: number;
  /** Enough of it to tell the format. */
  readonly firstLine: string;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is a directory",
  ENOTDIR: "a part of the path is not a directory",
};

/** @throws ImportError when the file cannot be read or holds nothing */
export async function inspectImportFile(path: string): Promise<ImportableFile> {
  const file = await openOrThrow(path);
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) throw new ImportError(`${path} cannot be read: it is a directory.`);
    if (stats.size === 0) throw new ImportError(`${path} is empty.`);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FIRST_LINE_BYTES), 0, FIRST_LINE_BYTES, 0);
    const text = buffer.toString("utf8", 0, bytesRead).replace(/^\uFEFF/, "");
    const firstLine = text.split("\n").find((line) => line.trim() !== "");
    return { bytes: stats.size, firstLine: firstLine ?? "" };
  } finally {
    await file.close();
  }
}

async function openOrThrow(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
    throw new ImportError(`${path} cannot be read: ${REASONS[code] ?? String(error)}.`);
  }
}
