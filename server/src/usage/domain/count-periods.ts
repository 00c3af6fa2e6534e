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
  const days = new Map<string, UserSums>();
  for (const { bucketStart, userId, sums } of byUser) {
    if (userId !== null && userId !== NOBODY) add(days, dayOf(bucketStart), { userId, sums });
  }
  const months = new Map<string, UserSums>();
  for (const [day, users] of days) {
    for (const [userId, sums] of users) add(months, `${day.slice(0, 7)}-01`, { userId, sums });
  }
  return [...inOrder("day", days), ...inOrder("month", months)];
}

const NOBODY = "0";

type CountedSums = Record<CountedColumn, bigint>;
/** By id of the app user. */
type UserSums = Map<string, CountedSums>;

function add(
  periods: Map<string, UserSums>,
  periodStart: string,
  { userId, sums }: { readonly userId: string; readonly sums: Readonly<CountedSums> },
): void {
  let users = periods.get(periodStart);
  if (users === undefined) {
    users = new Map();
    periods.set(periodStart, users);
  }
  const known = users.get(userId);
  if (known === undefined) {
    const { requests, input_tokens, output_tokens, total_tokens, cost } = sums;
    users.set(userId, { requests, input_tokens, output_tokens, total_tokens, cost });
  } else {
    for (const column of COUNTED_COLUMNS) known[column] += sums[column];
  }
}

function* inOrder(period: Period, periods: ReadonlyMap<string, UserSums>): Generator<PeriodCount> {
  for (const periodStart of [...periods.keys()].sort()) {
    const users = [...(periods.get(periodStart) ?? [])].map(([userId, sums]) => ({ userId, sums, at: Number(userId) }));
    users.sort((a, b) => a.at - b.at);
    for (const { userId, sums } of users) yield { period, periodStart, userId, sums };
  }
}
