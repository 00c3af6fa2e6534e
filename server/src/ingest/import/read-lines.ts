import { open } from "node:fs/promises";

/** A line longer than any event may be; its bytes are not kept. */
export const MAX_LINE_BYTES = 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = "\uFEFF";

export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Without its line end; null when the line is longer than `MAX_LINE_BYTES`. */
  readonly text: string | null;
}

export interface FileChunk {
  readonly lines: readonly FileLine[];
  /** Bytes of the file read so far. */
  readonly bytesRead: number;
}

/**
 * Reads a file of any size line by line, holding one chunk and one line in memory. A last line without
 * a line end counts. What is appended while it reads may or may not be seen.
 */
export async function* readLines(path: string): AsyncGenerator<FileChunk> {
  const file = await open(path, "r");
  const cutter = new LineCutter();
  let bytesRead = 0;
  try {
    for await (const chunk of file.createReadStream({ highWaterMark: CHUNK_BYTES, autoClose: false })) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError("a stream without encoding gave text");
      bytesRead += chunk.length;
      yield { lines: cutter.cut(chunk), bytesRead };
    }
  } finally {
    await file.close();
  }
  yield { lines: cutter.rest(), bytesRead };
}

class LineCutter {
  private unfinished: Buffer[] = [];
  private unfinishedBytes = 0;
  private number = 0;

  cut(chunk: Buffer): FileLine[] {
    const lines: FileLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.keep(chunk.subarray(start, end));
      lines.push(this.finish());
      start = end + 1;
    }
    this.keep(chunk.subarray(start));
    return lines;
  }

  rest(): FileLine[] {
    return this.unfinishedBytes === 0 ? [] : [this.finish()];
  }

  private keep(part: Buffer): void {
    this.unfinishedBytes += part.length;
    if (this.unfinishedBytes > MAX_LINE_BYTES) this.unfinished = [];
    else this.unfinished.push(part);
  }

  private finish(): FileLine {
    this.number += 1;
    const text = this.unfinishedBytes > MAX_LINE_BYTES ? null : Buffer.concat(this.unfinished).toString("utf8");
    this.unfinished = [];
    this.unfinishedBytes = 0;
    const trimmed = text?.endsWith("\r") === true ? text.slice(0, -1) : text;
    const isMarked = this.number === 1 && trimmed?.startsWith(BYTE_ORDER_MARK) === true;
    return { number: this.number, text: isMarked ? trimmed.slice(1) : trimmed };
  }
}
