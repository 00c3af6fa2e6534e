import { writeFile } from "node:fs/promises";
import type { ArchiveFigures } from "./domain/archive-figures.js";
import type { FileDigest } from "./file-digest.js";
import type { ArchivedColumn } from "./usage-columns.js";

/** Raised when a reader of older files has to do something about it. */
export const SCHEMA_VERSION = 1;

export interface ManifestParts {
  readonly month: string;
  readonly part: number;
  readonly columns: readonly ArchivedColumn[];
  readonly figures: ArchiveFigures;
  readonly digest: FileDigest;
}

export function manifestKey(objectKey: string): string {
  return `${objectKey}.json`;
}

/** Lies beside the file and says in words of its own what is in it: an archive can be checked without the ledger. */
export async function writeManifest(
  path: string,
  { month, part, columns, figures, digest }: ManifestParts,
): Promise<void> {
  const manifest = {
    format: "tokenledger usage archive",
    schemaVersion: SCHEMA_VERSION,
    month: month.slice(0, 7),
    part,
    file: { compression: "zstd", sha256: digest.sha256, bytes: digest.bytes },
    money: "pico-USD",
    moments: "UTC; figures in microseconds since 1970",
    columns: columns.map(({ name, fileType, type }) => ({ name, type: fileType, from: type })),
    figures,
  };
  await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
}
