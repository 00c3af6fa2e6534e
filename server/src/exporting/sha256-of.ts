import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** Reads a file from its beginning to its end. */
export async function sha256Of(path: string): Promise<{ sha256: Buffer; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(part);
    bytes += part.length;
  }
  return { sha256: hash.digest(), bytes };
}
