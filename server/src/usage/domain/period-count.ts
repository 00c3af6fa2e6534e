/** What is counted by app user and period, in the order of the columns. */
export const COUNTED_COLUMNS = ["requests", "input_tokens", "output_tokens", "total_tokens", "cost"] as const;

export type CountedColumn = (typeof COUNTED_COLUMNS)[number];

/** A row of `usage_user_counters`. */
export interface PeriodCount {
  readonly period: "day" | "month";
  /** Local date of its first day, `2026-11-26`. */
  readonly periodStart: string;
  readonly userId: string;
  readonly sums: Record<CountedColumn, bigint>;
}
