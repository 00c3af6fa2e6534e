import { readFile, stat } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { ArchiveFailure } from "./archive-failure.js";
import type { ArchiveRow } from "./archive-row.js";
import { manifestKey, manifestOf, type ManifestColumn, SCHEMA_VERSION, toManifestColumn } from "./manifest.js";
import { ArchiveMissing, type ArchiveStore } from "./store/archive-store.js";
import type { ArchivedColumn } from "./usage-columns.js";

/** A few kilobytes is what it has. */
const LONGEST_BYTES = 1024 ** 2;
const OTHER = "The manifest beside the file is not the one that was written.";

/**
 * Reads the manifest back and compares all it says with what was recorded when it was written. Types and order of
 * columns are recorded nowhere: they are compared with those of the table.
 *
 * @param columns that were written, of the table as it is; null, or a file of an older schema: which columns they are is
 *   compared alone
 * @throws ArchiveFailure when it is missing or says anything else
 */
export async function verifyManifest(
  store: ArchiveStore,
  archive: ArchiveRow,
  columns: readonly ArchivedColumn[] | null,
): Promise<void> {
  if (archive.objectKey === null) throw new ArchiveFailure("There is no finished file.");
  const copy = await store.open(manifestKey(archive.objectKey)).catch((error: unknown) => {
    if (!(error instanceof ArchiveMissing)) throw error;
    throw new ArchiveFailure("The manifest is missing from the archive store.");
  });
  try {
    if ((await stat(copy.path)).size > LONGEST_BYTES) throw new ArchiveFailure(OTHER);
    const found = parse(await readFile(copy.path, "utf8"));
    const isOfNow = columns !== null && archive.schemaVersion === SCHEMA_VERSION;
    const told = isOfNow ? columns.map(toManifestColumn) : columnsIn(found);
    if (told === null || !isDeepStrictEqual(found, recorded(archive, told))) throw new ArchiveFailure(OTHER);
  } finally {
    await copy.release();
  }
}

/** What it must say, if its columns are those that figures were recorded of; null otherwise. */
function recorded(archive: ArchiveRow, columns: readonly ManifestColumn[]): object | null {
  const { schemaVersion, month, part, figures, bytes, sha256 } = archive;
  if (schemaVersion === null || figures === null || bytes === null || sha256 === null) return null;
  const counted = Object.keys(figures).filter((name) => name.startsWith("count_"));
  const told = columns.map(({ name }) => `count_${name}`);
  if (!isDeepStrictEqual(new Set(told), new Set(counted)) || told.length !== counted.length) return null;
  return manifestOf({ schemaVersion, month, part, columns, figures, digest: { sha256, bytes: Number(bytes) } });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no manifest
  }
}

function columnsIn(manifest: unknown): readonly ManifestColumn[] | null {
  if (typeof manifest !== "object" || manifest === null || !("columns" in manifest)) return null;
  const { columns } = manifest;
  return Array.isArray(columns) && columns.every(isColumn) ? columns : null;
}

function isColumn(column: unknown): column is ManifestColumn {
  return (
    typeof column === "object" &&
    column !== null &&
    "name" in column &&
    typeof column.name === "string" &&
    "type" in column &&
    typeof column.type === "string" &&
    "from" in column &&
    typeof column.from === "string"
  );
}
