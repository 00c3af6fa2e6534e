import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ArchiveMissing, ArchiveStoreAway, type ExpectedFile } from "./archive-store.js";
import { requireLength, requireSha256 } from "./require-expected.js";
import { lengthIn, type S3Bucket } from "./s3-bucket.js";

/** What the disk keeps for everybody else. */
const LEAVE_BYTES = 256 * 1024 ** 2;

export interface S3Download {
  readonly key: string;
  /** Must not exist. */
  readonly path: string;
  readonly expected: ExpectedFile | null;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Brings an object to this machine's disk, which keeps room for others; what comes is no longer than what the store
 * said, and where it is known what it must be, it is that.
 *
 * @throws ArchiveMissing, ArchiveSpoiled, ArchiveStoreAway; no file is left behind then
 */
export async function downloadFile(bucket: S3Bucket, download: S3Download): Promise<void> {
  const { key, path, expected, signal } = download;
  const { headers, body } = await bucket.send({ method: "GET", key, signal });
  if (body === null) throw new ArchiveMissing("The archive store has no such file.");
  const length = await acceptLength(headers, download).catch(async (error: unknown) => {
    await body.cancel();
    throw error;
  });
  try {
    const sha256 = await writeBody(Readable.fromWeb(body), length, download);
    if (expected !== null) requireSha256(sha256, expected);
  } catch (error) {
    await rm(path, { force: true });
    signal?.throwIfAborted();
    if (error instanceof Error && (error.name === "ArchiveSpoiled" || "code" in error)) throw error;
    throw new ArchiveStoreAway("The archive store broke off in the middle of a file.", { cause: error });
  }
}

/** How many bytes come, which are as many as they must be and have room here. */
async function acceptLength(headers: Headers, { path, expected }: S3Download): Promise<number> {
  const bytes = lengthIn(headers);
  if (expected !== null) requireLength(bytes, expected);
  const { bavail, bsize } = await statfs(dirname(path));
  if (bavail * bsize - bytes >= LEAVE_BYTES) return bytes;
  const needed = Math.ceil((bytes + LEAVE_BYTES) / 1024 ** 2);
  throw new ArchiveStoreAway(`DATA_DIR has no room to read an archive: ${needed} MiB must be free.`);
}

async function writeBody(body: Readable, length: number, { path, signal }: S3Download): Promise<string> {
  const hash = createHash("sha256");
  let written = 0;
  const meter = new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      written += chunk.length;
      hash.update(chunk);
      done(written > length ? new Error("more came than was said") : null, chunk);
    },
  });
  await pipeline(body, meter, createWriteStream(path, { flags: "wx", mode: 0o600 }), { signal });
  if (written !== length) throw new Error("less came than was said");
  return hash.digest("hex");
}
