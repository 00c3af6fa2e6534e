import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import type { TargetGuard } from "../guard/target-guard.js";

/** From the name to the answer. */
const WITHIN_MS = 10_000;
const MOST_READ_BYTES = 4_096;

interface Post {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PostAnswer {
  readonly status: number;
  readonly statusText: string;
  /** As it was sent; null without one. */
  readonly retryAfter: string | null;
  /** The first 4 KiB; empty for what was accepted, which nobody reads. */
  readonly body: string;
}

/** What posts need to know of where they run. */
export interface PostContext {
  readonly guard: TargetGuard;
  readonly withinMs?: number;
}

/**
 * Posts once, on a connection of its own, and follows no redirect: another address would get what is meant for this.
 *
 * @throws PrivateTargetError before anything is connected to; the error of the connection
 */
export async function postToTarget(target: URL, post: Post, { guard, withinMs }: PostContext): Promise<PostAnswer> {
  guard.refuseAddress(target.hostname);
  const answer = await ask(target, post, { guard, withinMs: withinMs ?? WITHIN_MS });
  const { statusCode: status = 0, statusMessage: statusText = "", headers } = answer;
  const body = status >= 200 && status < 300 ? "" : await readSome(answer);
  answer.destroy();
  return { status, statusText, retryAfter: headers["retry-after"] ?? null, body };
}

function ask(target: URL, { headers, body }: Post, { guard, withinMs }: Required<PostContext>) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = (target.protocol === "https:" ? requestHttps : requestHttp)(target, {
    method: "POST",
    agent: false,
    headers: { ...headers, "Content-Length": String(Buffer.byteLength(body)) },
    lookup: guard.lookup,
    signal: AbortSignal.timeout(withinMs),
  });
  request.on("response", resolve);
  request.on("error", reject);
  request.end(body);
  return promise;
}

/** An answer that breaks off, or comes too slowly, is told as far as it came. */
async function readSome(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer) {
      if (!Buffer.isBuffer(chunk)) break;
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= MOST_READ_BYTES) break;
    }
  } catch {
    // The status is what counts, and it is known.
  }
  return Buffer.concat(chunks).subarray(0, MOST_READ_BYTES).toString("utf8");
}
