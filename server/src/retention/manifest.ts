import { writeFile } from "node:fs/promises";
import type { ArchiveFigures } from "./domain/archive-figures.js";
import type { FileDigest } from "./file-digest.js";
import type { ArchivedColumn } from "./usage-columns.js";

/**
 * Raised when a reader of older files has to do something about it, and when a column is of another type or in another
 * place: what manifests of before say of columns cannot be compared with those of now then.
 */
export const SCHEMA_VERSION = 1;

export interface ManifestParts {
  readonly schemaVersion: number;
  readonly month: string;
  readonly part: number;
  readonly columns: readonly ManifestColumn[];
  readonly figures: ArchiveFigures;
  readonly digest: FileDigest;
}

export interface ManifestColumn {
  readonly name: string;
  /** In the file. */
  readonly type: string;
  /** In the ledger. */
  readonly from: string;
}

export function manifestKey(objectKey: string): string {
  return `${objectKey}.json`;
}

/** Lies beside the file and says in words of its own what is in it: an archive can be checked without the ledger. */
export function manifestOf({ schemaVersion, month, part, columns, figures, digest }: ManifestParts): object {
  return {
    format: "tokenledger usage archive",
    schemaVersion,
    month: month.slice(0, 7),
    part,
    file: { compression: "zstd", sha256: digest.sha256, bytes: digest.bytes },
    money: "pico-USD",
    moments: "UTC; figures in microseconds since 1970",
    columns,
    figures,
  };
}

export async function writeManifest(path: string, parts: ManifestParts): Promise<void> {
  await writeFile(path, `${JSON.stringify(manifestOf(parts), null, 2)}\n`, { mode: 0o600 });
}

export function toManifestColumn({ name, fileType, type }: ArchivedColumn): ManifestColumn {
  return { name, type: fileType, from: type };
}
