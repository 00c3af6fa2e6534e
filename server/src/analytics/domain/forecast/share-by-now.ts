import { sum } from "./sums.js";
import { type UsageDay, valueOf } from "./usage-day.js";

/** Habits within the day change sooner than weekdays do. */
const LEARNED_DAYS = 28;
/** As many days that run with the clock are mixed in, so that one day is not a habit. */
const DOUBTING_DAYS = 1;

/** The part of a day's usage that is usually there by this time of day, 0 to 1. */
export function shareByNow(days: readonly UsageDay[], clockShare: number): number {
  const recent = days.slice(-LEARNED_DAYS);
  const [before, all] = [sum(recent.map((day) => day.before)), sum(recent.map(valueOf))];
  if (clockShare === 0 || !(all > 0)) return clockShare;
  const doubt = (all / recent.length) * DOUBTING_DAYS;
  return (before + doubt * clockShare) / (all + doubt);
}
