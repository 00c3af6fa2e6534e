import { floorToQuarterHour } from "../../core/domain/zoned-time.js";

export const DAY_MS = 86_400_000;
/** What amounts are told for, and the most that is looked at. */
export const MONTH_MS = 30 * DAY_MS;

/** The part of a range that is looked at, `[from, to)`. */
export interface SavingsWindow {
  readonly from: Date;
  readonly to: Date;
}

/** The newest 30 days of what is over of a range; null when it has not begun. */
export function savingsWindow(range: SavingsWindow, now: Date): SavingsWindow | null {
  const to = Math.min(range.to.getTime(), now.getTime());
  const from = Math.max(range.from.getTime(), to - MONTH_MS);
  return from < to ? { from: new Date(from), to: new Date(to) } : null;
}

/** Whether a quarter of an hour begins in it: by those sums are kept, and without one nothing is known of what it cost. */
export function beginsQuarterHour({ from, to }: SavingsWindow): boolean {
  return floorToQuarterHour(new Date(to.getTime() - 1)) >= from;
}

export function daysOf({ from, to }: SavingsWindow): number {
  return (to.getTime() - from.getTime()) / DAY_MS;
}

/** An amount of a window, brought to 30 days and rounded down to a whole pico-USD. */
export function perMonth(amount: bigint, { from, to }: SavingsWindow): bigint {
  return (amount * BigInt(MONTH_MS)) / BigInt(to.getTime() - from.getTime());
}
