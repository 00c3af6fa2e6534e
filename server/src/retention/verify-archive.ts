import type { DuckDBConnection } from "@duckdb/node-api";
import { ArchiveFailure } from "./archive-failure.js";
import type { ArchiveRow } from "./archive-row.js";
import { differingFigures, type ArchiveFigures } from "./domain/archive-figures.js";
import { quoted, withDuckDb } from "./duckdb.js";
import { digestFile, type FileDigest } from "./file-digest.js";
import { ArchiveMissing, type ArchiveStore, type LocalCopy } from "./store/archive-store.js";
import { figuresInFile, type ArchivedColumn } from "./usage-columns.js";
import { verifyManifest } from "./verify-manifest.js";

const NAMES_TOLD = 3;

/**
 * Reads the file back from the store and compares it, byte for byte by its SHA-256 and then its content, with what
 * was recorded when it was written, and what the manifest beside it says.
 *
 * @param columns of the table it was written from; null: the file's digest, and of the manifest all but the types and the
 *   order of columns
 * @throws ArchiveFailure when one of them is missing or differs in anything
 */
export async function verifyArchive(
  store: ArchiveStore,
  archive: ArchiveRow,
  columns: readonly ArchivedColumn[] | null,
): Promise<void> {
  await (await openVerified(store, archive, columns)).release();
  await verifyManifest(store, archive, columns);
}

/** The same of the file alone; the very copy that was compared is handed out, to be read until it is let go. */
export async function openVerified(
  store: ArchiveStore,
  archive: ArchiveRow,
  columns: readonly ArchivedColumn[] | null,
): Promise<LocalCopy> {
  const { objectKey, figures } = archive;
  if (objectKey === null || figures === null) throw new ArchiveFailure("There is no finished file.");
  const copy = await store.open(objectKey).catch((error: unknown) => {
    throw error instanceof ArchiveMissing ? new ArchiveFailure("The file is missing from the archive store.") : error;
  });
  try {
    compareDigest(archive, await digestFile(copy.path));
    if (columns !== null) await compareContent(store.scratch, copy.path, { columns, figures });
    return copy;
  } catch (error) {
    await copy.release();
    throw error;
  }
}

/** @throws ArchiveFailure when the file is not the one that was written */
function compareDigest({ sha256, bytes }: ArchiveRow, found: FileDigest): void {
  if (String(found.bytes) !== bytes) {
    throw new ArchiveFailure(`The file has ${found.bytes} bytes instead of ${bytes}.`);
  }
  if (found.sha256 !== sha256)
    throw new ArchiveFailure("The file is not the one that was written: its SHA-256 differs.");
}

interface Expected {
  readonly columns: readonly ArchivedColumn[];
  readonly figures: ArchiveFigures;
}

async function compareContent(scratch: string, path: string, { columns, figures }: Expected): Promise<void> {
  const found = await withDuckDb(scratch, (duckdb) => readFigures(duckdb, path, columns));
  const differing = differingFigures(figures, found);
  if (differing.length === 0) return;
  const told = differing.slice(0, NAMES_TOLD).join(", ");
  const more = differing.length > NAMES_TOLD ? ` and ${differing.length - NAMES_TOLD} more` : "";
  throw new ArchiveFailure(`The file differs from the recorded requests in ${told}${more}.`);
}

async function readFigures(
  duckdb: DuckDBConnection,
  path: string,
  columns: readonly ArchivedColumn[],
): Promise<ArchiveFigures> {
  const answer = await duckdb.runAndReadAll(`select ${figuresInFile(columns)} from read_parquet(${quoted(path)})`);
  const [row] = answer.getRowObjects();
  if (row === undefined) throw new Error("a file has no figures");
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? null : String(value)]));
}
