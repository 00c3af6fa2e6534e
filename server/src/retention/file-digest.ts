import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

export interface FileDigest {
  /** Hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Reads the whole file, from the disk, in pieces. */
export async function digestFile(path: string): Promise<FileDigest> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return { sha256: hash.digest("hex"), bytes: (await stat(path)).size };
}
