import { median } from "./quantile.js";
import type { UsageDay } from "./usage-day.js";

/** Fewer could be moved by one odd day; more would tell of habits that are gone. */
const WEEKS = 4;

/**
 * What the same weekday of the last four weeks had by this time of day, the middle of them; in the unit of the days.
 *
 * @param history whole days up to yesterday, oldest first; at least seven
 * @param leftShare the part of what was left of a day at its split that is still left now, 0 to 1
 */
export function usualByNow(history: readonly UsageDay[], leftShare: number): number {
  const alike = Array.from({ length: WEEKS }, (_, week) => history[history.length - 7 * (week + 1)]);
  return median(alike.flatMap((day) => (day ? [day.before + (1 - leftShare) * day.after] : []))) ?? 0;
}
