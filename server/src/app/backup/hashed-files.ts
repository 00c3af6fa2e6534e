import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { join } from "node:path";
import { BackupError } from "./backup-error.js";
import type { FileEntry } from "./manifest.js";

interface Meter {
  readonly stream: Transform;
  readonly hash: Hash;
  bytes: number;
}

/** Writes what a stream has into a new file of a backup, its owner's alone; durable on return. */
export async function writeHashed(
  folder: string,
  path: string,
  from: readonly [Readable, ...Transform[]],
): Promise<FileEntry> {
  const meter = startMeter();
  const file = createWriteStream(join(folder, path), { flags: "wx", mode: 0o600, flush: true });
  await pipeline([...from, meter.stream, file]);
  return { path, bytes: meter.bytes, sha256: meter.hash.digest("hex") };
}

/** @throws BackupError when the file is not the one that was written */
export async function checkHashed(folder: string, { path, bytes, sha256 }: FileEntry): Promise<void> {
  const hash = createHash("sha256");
  let read = 0;
  try {
    for await (const chunk of createReadStream(join(folder, path)) as AsyncIterable<Buffer>) {
      read += chunk.length;
      hash.update(chunk);
    }
  } catch (error) {
    throw new BackupError(`${path} of the backup cannot be read.`, { cause: error });
  }
  if (read !== bytes || hash.digest("hex") !== sha256) {
    throw new BackupError(`${path} of the backup is not the file that was written: it was changed or cut off since.`);
  }
}

function startMeter(): Meter {
  const hash = createHash("sha256");
  const meter: Meter = {
    hash,
    bytes: 0,
    stream: new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        meter.bytes += chunk.length;
        hash.update(chunk);
        done(null, chunk);
      },
    }),
  };
  return meter;
}
