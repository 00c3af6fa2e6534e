import { AwsClient } from "aws4fetch";
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ArchiveMissing, ArchiveStoreAway } from "./archive-store.js";
import type { S3Settings } from "./s3-settings.js";

/** What has no body, and what answers in one piece. */
const ANSWERS_WITHIN_MS = 30_000;
/** A part of 16 MiB at half a megabit a second. */
const TAKES_WITHIN_MS = 300_000;
const TRIES = 4;
const FIRST_REST_MS = 200;
/** Whatever is told, and not a file, is told in a few lines. */
const LONGEST_TOLD_BYTES = 64 * 1024;

const EMPTY = new Uint8Array();

export interface S3Request {
  readonly method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  /** False for what must not be done twice. */
  readonly isRepeatable?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Requests to one bucket: signed, with the SHA-256 of what they send, tried again while the store is busy. */
export class S3Bucket {
  private readonly client: AwsClient;

  constructor(private readonly settings: S3Settings) {
    const { accessKeyId, secretAccessKey, region } = settings;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 0 });
  }

  /**
   * An answer of 200 to 299, whose body is not read yet.
   *
   * @throws ArchiveMissing when there is no such key, ArchiveStoreAway for everything else that the store may say
   */
  async send(request: S3Request): Promise<Response> {
    const tries = request.isRepeatable === false ? 1 : TRIES;
    for (let tried = 1; ; tried += 1) {
      const answer = await this.ask(request).catch((error: unknown) => {
        request.signal?.throwIfAborted();
        if (tried === tries)
          throw new ArchiveStoreAway(`The archive store does not answer${causeOf(error)}.`, { cause: error });
        return null;
      });
      if (answer !== null) {
        if (answer.ok) return answer;
        if (tried === tries || !isBusy(answer)) throw await toError(answer);
        await answer.body?.cancel();
      }
      await sleep(FIRST_REST_MS * 2 ** (tried - 1), undefined, { signal: request.signal });
    }
  }

  /** The same, of what is done and has nothing to tell. */
  async headersOf(request: S3Request): Promise<Headers> {
    const answer = await this.send(request);
    // A body that nobody reads keeps its connection.
    await answer.body?.cancel();
    return answer.headers;
  }

  /** The same, of what tells something in XML. */
  async textOf(request: S3Request): Promise<string> {
    return readText(await this.send(request));
  }

  /** The first word of the answer comes in time; the rest of it may be long. */
  private async ask({ method, key, query = {}, body = EMPTY, signal }: S3Request): Promise<Response> {
    const url = new URL(`${this.settings.endpoint}/${this.settings.bucket}/${key}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const sha256 = createHash("sha256").update(body).digest("hex");
    const signed = await this.client.sign(url.href, {
      method,
      headers: { "X-Amz-Content-Sha256": sha256 },
      ...(body.length > 0 && { body }),
    });
    const late = new AbortController();
    const limit = body.length > 0 ? TAKES_WITHIN_MS : ANSWERS_WITHIN_MS;
    const timer = setTimeout(() => late.abort(new Error("no answer in time")), limit);
    // Not signed: some stores change it on its way. What is compressed would be of another length.
    signed.headers.set("accept-encoding", "identity");
    try {
      const either = signal === undefined ? late.signal : AbortSignal.any([late.signal, signal]);
      return await fetch(signed, { signal: either, redirect: "manual" });
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * How many bytes of a file come, or would come.
 *
 * @throws ArchiveStoreAway when the answer does not say
 */
export function lengthIn(headers: Headers): number {
  const length = Number(headers.get("content-length") ?? NaN);
  if (!Number.isSafeInteger(length)) throw new ArchiveStoreAway("The archive store does not say how long a file is.");
  return length;
}

/** Others may be served in a moment. */
function isBusy({ status }: Response): boolean {
  return status === 429 || status >= 500;
}

/** `NoSuchKey`, from an answer in XML; its HTTP status where it has none. */
export function codeOfAnswer(status: number, text: string): string {
  return /<Code>([A-Za-z0-9.]{1,60})<\/Code>/.exec(text)?.[1] ?? String(status);
}

/** No more than is told: what answers on that port may be no store at all. */
async function readText({ body }: Response): Promise<string> {
  if (body === null) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels what did not come yet.
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= LONGEST_TOLD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, LONGEST_TOLD_BYTES).toString("utf8");
}

async function toError(answer: Response): Promise<Error> {
  const code = codeOfAnswer(answer.status, await readText(answer).catch(() => ""));
  // What is asked for by HEAD has no body.
  if (code === "NoSuchKey" || code === "404") return new ArchiveMissing("The archive store has no such file.");
  return new ArchiveStoreAway(sentenceOf(code, answer.status));
}

function sentenceOf(code: string, status: number): string {
  if (code === "NoSuchBucket") return "The bucket of the archive store is missing (ARCHIVE_S3_BUCKET).";
  if (code === "QuotaExceeded" || status === 507) return "There is no room left where archives are written.";
  if (status === 401 || status === 403) return `The archive store refuses the access key (${code}).`;
  return `The archive store answers ${status} (${code}).`;
}

/** `ECONNREFUSED`, where the network says why. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  return typeof code === "string" ? ` (${code})` : "";
}
