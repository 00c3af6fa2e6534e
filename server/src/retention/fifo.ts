import { execFile } from "node:child_process";
import { close, constants, createReadStream, open, type ReadStream } from "node:fs";
import { Socket } from "node:net";
import { promisify } from "node:util";

const run = promisify(execFile);
const opened = promisify(open);
const closed = promisify(close);

/** What one side writes the other reads, without a file in between: rows of a month need not lie on the disk as text. */
export async function makeFifo(path: string): Promise<void> {
  await run("mkfifo", ["-m", "600", path]);
}

/**
 * The reading end, to be read while `writing` goes on.
 *
 * @param writing what the writer does; when it fails before it opens its end, reading ends with nothing
 */
export function readFifo(path: string, writing: Promise<unknown>): ReadStream {
  const reader = createReadStream(path);
  let isOpen = false;
  reader.once("open", () => {
    isOpen = true;
  });
  writing.catch(async () => {
    if (!isOpen) await closed(await opened(path, constants.O_RDWR | constants.O_NONBLOCK));
  });
  return reader;
}

/**
 * The writing end. Opening waits for the reader, so that nothing is written before somebody reads it.
 *
 * @param reading what the reader does; when it fails before it opens its end, this fails with it
 */
export async function openFifo(path: string, reading: Promise<unknown>): Promise<Socket> {
  const giveUp = async () => {
    // A reader that never came would be waited for without end: this one comes and goes.
    await closed(await opened(path, constants.O_RDONLY | constants.O_NONBLOCK));
  };
  let isOpen = false;
  const failing = reading.then(
    () => undefined,
    async () => {
      if (!isOpen) await giveUp();
    },
  );
  const descriptor = await opened(path, constants.O_WRONLY);
  isOpen = true;
  const writer = new Socket({ fd: descriptor, readable: false, writable: true });
  void failing;
  return writer;
}
