import { type KnownPast, pastRests } from "./past-rests.js";
import type { PlacedDay } from "./placed-day.js";
import { median } from "./quantile.js";
import { sum } from "./sums.js";
import { valueOf } from "./usage-day.js";

export interface Backtest {
  /** Median of how far estimates were from what a period came to, as a part of that; null without any. */
  readonly error: number | null;
  /** How many estimates. */
  readonly count: number;
}

/** Asks on every day of past periods what the period will come to, and compares it with what it came to. */
export function backtest(past: KnownPast<PlacedDay>): Backtest {
  const { days } = past;
  const errors: number[] = [];
  pastRests(past, (index) => {
    const day = days[index];
    return day === undefined || day.ownDays > index ? null : day;
  }).forEach(({ origin, expected, actual }) => {
    const own = days.slice(origin - (days[origin]?.ownDays ?? 0), origin);
    const soFar = sum(own.map(valueOf)) + (days[origin]?.before ?? 0);
    const end = soFar + sum(actual);
    if (end > 0) errors.push(Math.abs(sum(expected) - sum(actual)) / end);
  });
  return { error: median(errors), count: errors.length };
}
