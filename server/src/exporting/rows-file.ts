import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { FileRecord, FileShape, FileTotals } from "./file-shape.js";

/** Rows in JSON Lines, to be written in another format once they are all there. */
export interface RowsFile {
  readonly rows: string;
  /** Where the file goes; there is none yet. */
  readonly path: string;
  /** What each row is, in a word: the name of a sheet. */
  readonly title: string;
  readonly shape: FileShape;
  readonly totals: FileTotals;
}

/** One after the other; `JSON.parse` gives back what we wrote. */
export async function* readRows(path: string): AsyncGenerator<FileRecord> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) yield JSON.parse(line) as FileRecord;
}
