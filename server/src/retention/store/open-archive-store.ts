import { join } from "node:path";
import type { ArchiveStore } from "./archive-store.js";
import { openFolderStore, SCRATCH } from "./folder-store.js";
import type { S3Settings } from "./s3-settings.js";
import { openS3Store } from "./s3-store.js";

/**
 * The archive store of an installation.
 *
 * @param folder of this machine: the store itself, or what is on its way to a bucket and back
 */
export function openArchiveStore(folder: string, bucket: S3Settings | null): Promise<ArchiveStore> {
  return bucket === null ? openFolderStore(folder) : openS3Store(bucket, { scratch: join(folder, SCRATCH) });
}
