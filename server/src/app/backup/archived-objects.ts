import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { toldOf } from "../../retention/archive-failure.js";
import type { ArchiveStore } from "../../retention/store/archive-store.js";
import type { S3Settings } from "../../retention/store/s3-settings.js";
import { openS3Store } from "../../retention/store/s3-store.js";
import { BackupError } from "./backup-error.js";
import type { FileEntry } from "./manifest.js";

export const NO_BACKUP =
  "No backup was made: put it back and verify its month, or leave archives out with --without-archives.";

/** Archives of the snapshot, by their keys in the archive store. */
export async function listObjects(client: pg.Client): Promise<readonly FileEntry[]> {
  const { rows } = await client.query<{ path: string; bytes: string; sha256: string }>(
    "select object_key as path, bytes::text as bytes, sha256 from usage_archives where detached_at is not null order by 1",
  );
  return rows.map(({ path, bytes, sha256 }) => ({ path, bytes: Number(bytes), sha256 }));
}

interface Comparison {
  /** False: only whether it is there and how long it is. */
  readonly readsAll: boolean;
  /** What follows when it is not, as a sentence. */
  readonly consequence: string;
}

/** @throws BackupError when the bucket has not all that the backup needs of it */
export async function compareObjects(
  objects: readonly FileEntry[],
  settings: S3Settings,
  comparison: Comparison,
): Promise<void> {
  if (objects.length === 0) return;
  // DATA_DIR may be nobody's yet, or belong to another user than the one who runs this.
  const scratch = await mkdtemp(join(tmpdir(), "tokenledger-backup-"));
  try {
    const store = await openS3Store(settings, { scratch });
    for (const object of objects) await compareObject(store, object, comparison);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** @throws BackupError when an archive of the snapshot is not among the files that were copied */
export function requireCopied(objects: readonly FileEntry[], copied: readonly FileEntry[], folder: string): void {
  const found = new Map(copied.map((file) => [file.path, file]));
  for (const { path, bytes, sha256 } of objects) {
    const file = found.get(`${folder}/${path}`);
    if (file?.bytes === bytes && file.sha256 === sha256) continue;
    throw new BackupError(
      `${folder}/${path} is missing or another file than the one that was written: where archives lie in a bucket, set ARCHIVE_S3_ENDPOINT and its companions. ${NO_BACKUP}`,
    );
  }
}

async function compareObject(
  store: ArchiveStore,
  { path, ...expected }: FileEntry,
  { readsAll, consequence }: Comparison,
): Promise<void> {
  try {
    if (readsAll) await (await store.open(path, expected)).release();
    else if ((await store.size(path)) !== expected.bytes) throw new BackupError("It is missing or of another length.");
  } catch (error) {
    const reason = error instanceof BackupError ? error.message : toldOf(error);
    throw new BackupError(`${path} of the bucket is not what the backup needs: ${reason} ${consequence}`, {
      cause: error,
    });
  }
}
