import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

export interface FileDigest {
  /** Hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

const PIECE_BYTES = 1 << 18;

/** Reads the whole file, from the disk, in pieces of one buffer: a stream would leave a file's length of them behind. */
export async function digestFile(path: string): Promise<FileDigest> {
  const hash = createHash("sha256");
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  const file = await open(path);
  try {
    for (let bytes = 0; ;) {
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, bytes);
      if (bytesRead === 0) return { sha256: hash.digest("hex"), bytes };
      hash.update(piece.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}
