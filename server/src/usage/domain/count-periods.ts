import type { RollupRow } from "./roll-up.js";

/** What is counted by app user and period, in the order of the columns. */
export const COUNTED_COLUMNS = ["requests", "input_tokens", "output_tokens", "total_tokens", "cost"] as const;

export type CountedColumn = (typeof COUNTED_COLUMNS)[number];

export type Period = "day" | "month";

/** A row of `usage_user_counters`. */
export interface PeriodCount {
  readonly period: Period;
  /** Local date of its first day, `2026-11-26`. */
  readonly periodStart: string;
  readonly userId: string;
  readonly sums: Record<CountedColumn, bigint>;
}

/**
 * What the days and months of each app user gained. Nobody is no app user.
 *
 * @param dayOf the local date on which a bucket begins
 * @returns in the order of the key: writers that meet at the same rows then wait for each other, never in a ring
 */
export function countPeriods(byUser: readonly RollupRow[], dayOf: (bucketStart: Date) => string): PeriodCount[] {
  const counts = new Map<string, PeriodCount>();
  for (const row of byUser) {
    if (row.userId === null || row.userId === NOBODY) continue;
    const day = dayOf(row.bucketStart);
    add(counts, { period: "day", periodStart: day, userId: row.userId }, row);
    add(counts, { period: "month", periodStart: `${day.slice(0, 7)}-01`, userId: row.userId }, row);
  }
  return [...counts.values()].sort(compareCounts);
}

const NOBODY = "0";

function add(counts: Map<string, PeriodCount>, key: Omit<PeriodCount, "sums">, { sums }: RollupRow): void {
  const name = `${key.period} ${key.periodStart} ${key.userId}`;
  let count = counts.get(name);
  if (count === undefined) {
    count = { ...key, sums: { requests: 0n, input_tokens: 0n, output_tokens: 0n, total_tokens: 0n, cost: 0n } };
    counts.set(name, count);
  }
  for (const column of COUNTED_COLUMNS) count.sums[column] += sums[column];
}

function compareCounts(a: PeriodCount, b: PeriodCount): number {
  if (a.period !== b.period) return a.period < b.period ? -1 : 1;
  if (a.periodStart !== b.periodStart) return a.periodStart < b.periodStart ? -1 : 1;
  return Number(a.userId) - Number(b.userId);
}
