import type { TableSize } from "../growth/table-sizes.js";
import type { AnswerTimes } from "./answer-speed.js";

/** Milliseconds of a first asking. */
export interface ColdTimes {
  readonly product: number;
  readonly clickhouse: number | null;
}

/** One of the two ledgers that questions were asked of. */
export interface MeasuredLedger {
  readonly rows: number;
  readonly times: readonly AnswerTimes[];
  /** In the order of the questions. */
  readonly cold: readonly ColdTimes[];
  readonly sizes: readonly TableSize[];
  readonly clickhouseBytes: number;
}
