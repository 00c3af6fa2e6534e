import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { BodyDeadline, type BodyDeadlines } from "./body-deadline.js";
import type { BodyRoom } from "./body-room.js";
import { HttpError } from "./http-error.js";

export interface BodyBounds {
  /** What all bodies together may hold. */
  readonly room: BodyRoom;
  readonly deadlines: BodyDeadlines;
  /** After inflating. */
  readonly maxBytes: number;
}

/**
 * The bytes of a request body, inflated when it came as gzip. Reading stops at the limit, not after it.
 * What is left unread of a refused body is let through to nowhere: destroying the request would take the
 * socket with it, and the answer too.
 *
 * @throws HttpError 413 beyond `maxBytes`, 415 for another encoding, 400 for broken gzip,
 *   408 when it does not arrive in time
 * @throws AppError UNAVAILABLE when there is no room for it
 */
export async function readBody(req: IncomingMessage, { room, deadlines, maxBytes }: BodyBounds): Promise<Buffer> {
  if (Number(req.headers["content-length"] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const body = inflate(req);
  const taken: Buffer[] = [];
  let size = 0;
  try {
    const take = (chunk: Buffer) => {
      if (size + chunk.length > maxBytes) throw tooLarge(maxBytes);
      room.take(chunk.length);
      size += chunk.length;
      taken.push(chunk);
    };
    await readAll(req, body, { take, deadlines });
    return joined(taken);
  } catch (error) {
    req.unpipe();
    if (body !== req) body.destroy(); // or it would hold its memory until the collector finds it
    req.resume();
    throw error;
  } finally {
    room.give(size);
  }
}

interface Reading {
  readonly take: (chunk: Buffer) => void;
  readonly deadlines: BodyDeadlines;
}

/** By events, which cost a fraction of what an asynchronous iterator does. */
function readAll(req: IncomingMessage, body: Readable, { take, deadlines }: Reading): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const refuse = (reason: unknown) => {
    body.off("data", onData);
    deadline.stop();
    reject(reason instanceof Error ? reason : new Error(String(reason)));
  };
  const onData = (chunk: Buffer) => {
    try {
      take(chunk);
    } catch (error) {
      refuse(error);
    }
  };
  const onFault = () => {
    refuse(new HttpError(400, "The body could not be read: it is cut short, or not the gzip it claims to be."));
  };
  const deadline = new BodyDeadline(deadlines, () => refuse(tooLate()));
  req.on("data", deadline.heard);
  body.on("data", onData);
  body.once("end", () => {
    deadline.stop();
    resolve();
  });
  body.once("error", onFault);
  if (body !== req) req.once("error", onFault);
  return promise;
}

function inflate(req: IncomingMessage): Readable {
  const encoding = (req.headers["content-encoding"] ?? "identity").toLowerCase();
  if (encoding === "identity") return req;
  if (encoding !== "gzip") throw new HttpError(415, `Content-Encoding: expected gzip or none, got "${encoding}".`);
  return req.pipe(createGunzip());
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): HttpError {
  return new HttpError(413, `The body is larger than ${maxBytes} bytes.`);
}

function tooLate(): HttpError {
  return new HttpError(408, "The body did not arrive in time. Nothing was recorded; send it again.");
}
