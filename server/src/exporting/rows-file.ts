import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { ExportTotals } from "./domain/export-totals.js";
import type { ExportRecord } from "./event-record.js";
import type { ExportShape } from "./export-request.js";

/** Rows in JSON Lines, to be written in another format once they are all there. */
export interface RowsFile {
  readonly rows: string;
  /** Where the file goes; there is none yet. */
  readonly path: string;
  readonly shape: ExportShape;
  readonly totals: ExportTotals;
}

/** One after the other; `JSON.parse` gives back what we wrote. */
export async function* readRows(path: string): AsyncGenerator<ExportRecord> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) yield JSON.parse(line) as ExportRecord;
}
