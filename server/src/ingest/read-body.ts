import { MAX_BODY_BYTES } from "@tokenledger/model/limits";
import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { BodyRoom } from "./body-room.js";
import { HttpError } from "./http-error.js";

/**
 * The text of a request body, inflated when it came as gzip. Reading stops at the limit, not after it.
 * What is left unread of a refused body is let through to nowhere: destroying the request would take the
 * socket with it, and the answer too.
 *
 * @throws HttpError 413 beyond 8 MiB of inflated bytes, 415 for another encoding, 400 for broken gzip or UTF-8
 * @throws AppError UNAVAILABLE when there is no room for it
 */
export async function readBody(req: IncomingMessage, room: BodyRoom): Promise<string> {
  if (Number(req.headers["content-length"] ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const body = inflate(req);
  const taken: Buffer[] = [];
  let size = 0;
  try {
    await readAll(req, body, (chunk) => {
      if (size + chunk.length > MAX_BODY_BYTES) throw tooLarge();
      room.take(chunk.length);
      size += chunk.length;
      taken.push(chunk);
    });
    return decode(taken);
  } catch (error) {
    req.unpipe();
    if (body !== req) body.destroy(); // or it would hold its memory until the collector finds it
    req.resume();
    throw error;
  } finally {
    room.give(size);
  }
}

/** By events, which cost a fraction of what an asynchronous iterator does. */
function readAll(req: IncomingMessage, body: Readable, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const onData = (chunk: Buffer) => {
      try {
        take(chunk);
      } catch (error) {
        body.off("data", onData);
        reject(error);
      }
    };
    const onFault = () => {
      reject(new HttpError(400, "The body could not be read: it is cut short, or not the gzip it claims to be."));
    };
    body.on("data", onData);
    body.once("end", resolve);
    body.once("error", onFault);
    if (body !== req) req.once("error", onFault);
  });
}

function inflate(req: IncomingMessage): Readable {
  const encoding = (req.headers["content-encoding"] ?? "identity").toLowerCase();
  if (encoding === "identity") return req;
  if (encoding !== "gzip") throw new HttpError(415, `Content-Encoding: expected gzip or none, got "${encoding}".`);
  return req.pipe(createGunzip());
}

function decode(chunks: readonly Buffer[]): string {
  const [only] = chunks;
  const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
  if (!isUtf8(bytes)) throw new HttpError(400, "The body is not valid UTF-8.");
  const text = bytes.toString("utf8");
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

const BYTE_ORDER_MARK = "\uFEFF";

function tooLarge(): HttpError {
  return new HttpError(413, `The body is larger than ${MAX_BODY_BYTES} bytes.`);
}
