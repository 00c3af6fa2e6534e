import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { ArchiveMissing, type ArchiveStore } from "./archive-store.js";
import { lengthIn, S3Bucket, type S3Request } from "./s3-bucket.js";
import { downloadFile } from "./s3-download.js";
import type { S3Settings } from "./s3-settings.js";
import { uploadFile } from "./s3-upload.js";

export interface S3StoreOptions {
  /** On this machine's disk: what is written or read at the moment lies there. */
  readonly scratch: string;
  /** Files beyond it are sent in parts of this size. */
  readonly partBytes?: number;
}

/** Archives as objects of a bucket. Whatever is read is brought here first, and removed when it is let go. */
export async function openS3Store(settings: S3Settings, { scratch, partBytes }: S3StoreOptions): Promise<ArchiveStore> {
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  const bucket = new S3Bucket(settings);
  return {
    scratch,
    put: async (key, path, signal) => {
      await uploadFile(bucket, { key, path, partBytes, signal });
      await rm(path);
    },
    open: async (key, expected = null, signal) => {
      const path = join(scratch, `${randomUUID()}-${basename(key)}`);
      await downloadFile(bucket, { key, path, expected, signal });
      return { path, release: () => rm(path, { force: true }) };
    },
    size: async (key, signal) => {
      try {
        return lengthIn(await headersOf(bucket, { key, signal }));
      } catch (error) {
        if (error instanceof ArchiveMissing) return null;
        throw error;
      }
    },
    remove: async (key, signal) => {
      try {
        await bucket.headersOf({ method: "DELETE", key, signal });
      } catch (error) {
        if (!(error instanceof ArchiveMissing)) throw error;
      }
    },
  };
}

/** To HEAD, a bucket that is lost is 404 without a word, as a file is: only GET has the reason. */
async function headersOf(bucket: S3Bucket, asked: Pick<S3Request, "key" | "signal">): Promise<Headers> {
  try {
    return await bucket.headersOf({ method: "HEAD", ...asked });
  } catch (error) {
    if (!(error instanceof ArchiveMissing)) throw error;
    return bucket.headersOf({ method: "GET", ...asked });
  }
}
