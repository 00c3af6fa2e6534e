import type { FileRecord, FileTotals } from "../file-shape.js";

/** The rows of a file that tells of a screen, with every column there is, and what they add up to. */
export interface StatisticTable {
  /** What each row is, in a word. */
  readonly title: string;
  readonly records: readonly FileRecord[];
  readonly totals: FileTotals;
}
