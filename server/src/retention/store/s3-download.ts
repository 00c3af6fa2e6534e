import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ArchiveMissing, ArchiveSpoiled, ArchiveStoreAway, type ExpectedFile } from "./archive-store.js";
import type { S3Bucket } from "./s3-bucket.js";

/** What the disk keeps for everybody else. */
const LEAVE_BYTES = 256 * 1024 ** 2;

export interface S3Download {
  readonly key: string;
  /** Must not exist. */
  readonly path: string;
  readonly expected: ExpectedFile | null;
}

/**
 * Brings an object to this machine's disk, which keeps room for others; what comes is no longer than what the store
 * said, and where it is known what it must be, it is that.
 *
 * @throws ArchiveMissing, ArchiveSpoiled, ArchiveStoreAway; no file is left behind then
 */
export async function downloadFile(bucket: S3Bucket, { key, path, expected }: S3Download): Promise<void> {
  const answer = await bucket.send({ method: "GET", key });
  const length = Number(answer.headers.get("content-length") ?? NaN);
  const told = refusal(length, expected) ?? (await noRoom(dirname(path), length));
  if (told !== null || answer.body === null) {
    await answer.body?.cancel();
    throw told ?? new ArchiveMissing("The archive store has no such file.");
  }
  try {
    const sha256 = await writeBody(Readable.fromWeb(answer.body), path, length);
    if (expected !== null && sha256 !== expected.sha256) {
      throw new ArchiveSpoiled("The file is not the one that was written: its SHA-256 differs.");
    }
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof Error && (error.name === "ArchiveSpoiled" || "code" in error)) throw error;
    throw new ArchiveStoreAway("The archive store broke off in the middle of a file.", { cause: error });
  }
}

function refusal(length: number, expected: ExpectedFile | null): Error | null {
  if (!Number.isSafeInteger(length)) return new ArchiveStoreAway("The archive store does not say how long a file is.");
  if (expected === null || length === expected.bytes) return null;
  return new ArchiveSpoiled(`The file has ${length} bytes instead of ${expected.bytes}.`);
}

async function noRoom(folder: string, bytes: number): Promise<Error | null> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize - bytes >= LEAVE_BYTES) return null;
  const needed = Math.ceil((bytes + LEAVE_BYTES) / 1024 ** 2);
  return new ArchiveStoreAway(`DATA_DIR has no room to read an archive: ${needed} MiB must be free.`);
}

async function writeBody(body: Readable, path: string, length: number): Promise<string> {
  const hash = createHash("sha256");
  let written = 0;
  const meter = new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      written += chunk.length;
      hash.update(chunk);
      done(written > length ? new Error("more came than was said") : null, chunk);
    },
  });
  await pipeline(body, meter, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  if (written !== length) throw new Error("less came than was said");
  return hash.digest("hex");
}
