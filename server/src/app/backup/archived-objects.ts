import type pg from "pg";
import { toldOf } from "../../retention/archive-failure.js";
import type { ArchiveStore } from "../../retention/store/archive-store.js";
import { BackupError } from "./backup-error.js";
import type { FileEntry } from "./manifest.js";

/** Archives of the snapshot, which a bucket keeps. */
export async function listObjects(client: pg.Client): Promise<readonly FileEntry[]> {
  const { rows } = await client.query<{ path: string; bytes: string; sha256: string }>(
    "select object_key as path, bytes::text as bytes, sha256 from usage_archives where detached_at is not null order by 1",
  );
  return rows.map(({ path, bytes, sha256 }) => ({ path, bytes: Number(bytes), sha256 }));
}

interface Comparison {
  /** Null: no bucket is configured. */
  readonly store: ArchiveStore | null;
  /** False: only whether it is there and how long it is. */
  readonly readsAll: boolean;
}

/** @throws BackupError when the bucket has not all that the backup needs of it */
export async function compareObjects(objects: readonly FileEntry[], { store, readsAll }: Comparison): Promise<void> {
  if (objects.length === 0) return;
  if (store === null) {
    throw new BackupError(
      `${objects.length} archives of this backup lie in a bucket: set ARCHIVE_S3_ENDPOINT and its companions to one that has them.`,
    );
  }
  for (const object of objects) await compareObject(store, object, readsAll);
}

async function compareObject(store: ArchiveStore, { path, ...expected }: FileEntry, readsAll: boolean): Promise<void> {
  try {
    if (readsAll) await (await store.open(path, expected)).release();
    else if ((await store.size(path)) !== expected.bytes) throw new BackupError("It is missing or of another length.");
  } catch (error) {
    const reason = error instanceof BackupError ? error.message : toldOf(error);
    throw new BackupError(`${path} of the bucket is not what the backup needs: ${reason} Nothing was restored.`, {
      cause: error,
    });
  }
}
