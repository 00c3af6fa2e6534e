import { MAX_BODY_BYTES } from "@tokenledger/model/limits";
import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { HttpError } from "./http-error.js";

/**
 * The text of a request body, inflated when it came as gzip. Reading stops at the limit, not after it.
 *
 * @throws HttpError 413 beyond 8 MiB of inflated bytes, 415 for another encoding, 400 for broken gzip or UTF-8
 */
export async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  let body: Readable = req;
  try {
    body = inflate(req);
    // Destroying the request would take the socket with it, and the answer too.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) throw new HttpError(413, `The body is larger than ${MAX_BODY_BYTES} bytes.`);
      chunks.push(chunk);
    }
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(Buffer.concat(chunks));
  } catch (error) {
    req.unpipe();
    if (body !== req) body.destroy(); // or it would hold its memory until the collector finds it
    req.resume();
    if (error instanceof HttpError) throw error;
    if (error instanceof TypeError) throw new HttpError(400, "The body is not valid UTF-8.");
    throw new HttpError(400, "The body could not be read: it is cut short, or not the gzip it claims to be.");
  }
}

function inflate(req: IncomingMessage): Readable {
  const encoding = (req.headers["content-encoding"] ?? "identity").toLowerCase();
  if (encoding === "identity") return req;
  if (encoding !== "gzip") throw new HttpError(415, `Content-Encoding: expected gzip or none, got "${encoding}".`);
  const gunzip = createGunzip();
  req.on("error", (error) => gunzip.destroy(error));
  return req.pipe(gunzip);
}
