import { open, type FileHandle } from "node:fs/promises";
import { escapeHtml } from "../../core/escape-html.js";
import { ArchiveStoreAway } from "./archive-store.js";
import { codeOfAnswer, type S3Bucket } from "./s3-bucket.js";

const MIB = 1024 ** 2;
/** The store asks for 5 MiB at least; one of them is in memory at a time. */
const PART_BYTES = 16 * MIB;
/** A server that is told to stop waits no longer than five seconds. */
const ABORTS_WITHIN_MS = 3_000;
/** The store takes no more. */
const MOST_PARTS = 10_000;

export interface S3Upload {
  readonly key: string;
  readonly path: string;
  readonly partBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface SentPart {
  readonly number: number;
  readonly tag: string;
}

/**
 * Sends a file, in parts where it is long. Nothing lies under the key until all of it is there, and parts of one that
 * failed are removed.
 *
 * @throws ArchiveStoreAway
 */
export async function uploadFile(bucket: S3Bucket, upload: S3Upload): Promise<void> {
  const { key, path, signal, partBytes = PART_BYTES } = upload;
  await using file = await open(path);
  const { size } = await file.stat();
  if (size <= partBytes) {
    await bucket.headersOf({ method: "PUT", key, body: await readPart(file, 0, size), signal });
    return;
  }
  const uploadId = readUploadId(await bucket.textOf({ method: "POST", key, query: { uploads: "" }, signal }));
  try {
    const bytes = Math.max(partBytes, Math.ceil(size / MOST_PARTS));
    const parts: SentPart[] = [];
    for (let from = 0; from < size; from += bytes) {
      const body = await readPart(file, from, Math.min(bytes, size - from));
      parts.push(await sendPart(bucket, { key, uploadId, number: parts.length + 1, body, signal }));
    }
    await completeUpload(bucket, { key, uploadId, parts, signal });
  } catch (error) {
    // Parts that stay are paid for; where the store is away it has to clean up by a rule of its own.
    const soon = AbortSignal.timeout(ABORTS_WITHIN_MS);
    await bucket.headersOf({ method: "DELETE", key, query: { uploadId }, signal: soon }).catch(() => undefined);
    throw error;
  }
}

async function readPart(file: FileHandle, from: number, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const part = new Uint8Array(bytes);
  let read = 0;
  while (read < bytes) {
    const { bytesRead } = await file.read(part, read, bytes - read, from + read);
    if (bytesRead === 0) throw new Error("a file became shorter while it was sent");
    read += bytesRead;
  }
  return part;
}

interface UploadingPart {
  readonly key: string;
  readonly uploadId: string;
  readonly number: number;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal | undefined;
}

async function sendPart(bucket: S3Bucket, { key, uploadId, number, body, signal }: UploadingPart): Promise<SentPart> {
  const query = { partNumber: String(number), uploadId };
  const tag = (await bucket.headersOf({ method: "PUT", key, query, body, signal })).get("etag");
  if (tag === null) throw new ArchiveStoreAway("The archive store gives a part no name (ETag).");
  return { number, tag };
}

interface CompleteUpload {
  readonly key: string;
  readonly uploadId: string;
  readonly parts: readonly SentPart[];
  readonly signal: AbortSignal | undefined;
}

/** Sent once: of a second the store would not know the upload any more. It may fail behind a 200, too. */
async function completeUpload(bucket: S3Bucket, { key, uploadId, parts, signal }: CompleteUpload): Promise<void> {
  const listed = parts.map(
    ({ number, tag }) => `<Part><PartNumber>${number}</PartNumber><ETag>${escapeHtml(tag)}</ETag></Part>`,
  );
  const xml = `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${listed.join("")}</CompleteMultipartUpload>`;
  const body = new TextEncoder().encode(xml);
  const text = await bucket.textOf({ method: "POST", key, query: { uploadId }, body, isRepeatable: false, signal });
  if (/<Error[>\s]/.test(text)) {
    throw new ArchiveStoreAway(`The archive store did not put a file together (${codeOfAnswer(200, text)}).`);
  }
}

function readUploadId(text: string): string {
  const [, uploadId] = /<UploadId>([^<]+)<\/UploadId>/.exec(text) ?? [];
  if (uploadId === undefined) throw new ArchiveStoreAway("The archive store began no upload.");
  return uploadId.replaceAll("&amp;", "&");
}
