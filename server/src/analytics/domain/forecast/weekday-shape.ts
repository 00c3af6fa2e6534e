import { sum, sumOfSquares } from "./sums.js";
import { type UsageDay, valueOf } from "./usage-day.js";

/** What a day of each weekday is in average days; index 1 = Monday … 7 = Sunday. */
export type WeekdayShape = readonly number[];

/** As many weeks of "every day is alike" are mixed in when weekdays say nothing; none when they say everything. */
const DOUBTING_WEEKS = 6;
/** Below, a weekday was seen once at most, and its habit cannot be told from chance. */
const TWO_WEEKS = 14;
/** Weekdays with less than this part of an average day say nothing about the level. */
const QUIET = 0.1;

/** How usage spreads over the week. */
export function weekdayShape(days: readonly UsageDay[]): WeekdayShape {
  const mean = sum(days.map(valueOf)) / days.length;
  if (!(mean > 0)) return Array.from({ length: 8 }, () => 1);
  const byWeekday = groupByWeekday(days);
  const doubt = DOUBTING_WEEKS * unexplained(days, byWeekday, mean);
  return byWeekday.map((values) => (values.length === 0 ? 1 : (sum(values) / mean + doubt) / (values.length + doubt)));
}

/** Whether a weekday is usually all but idle. */
export function isQuiet(shape: WeekdayShape, weekday: number): boolean {
  return (shape[weekday] ?? 1) < QUIET;
}

function groupByWeekday(days: readonly UsageDay[]): readonly (readonly number[])[] {
  const groups: number[][] = Array.from({ length: 8 }, () => []);
  for (const day of days) groups[day.weekday]?.push(valueOf(day));
  return groups;
}

/** The share of the variance between days that their weekdays leave unexplained, 0 to 1. */
function unexplained(days: readonly UsageDay[], byWeekday: readonly (readonly number[])[], mean: number): number {
  if (days.length < TWO_WEEKS) return 1;
  const within = sum(byWeekday.map((values) => sumOfSquares(values, sum(values) / values.length)));
  const all = sumOfSquares(days.map(valueOf), mean);
  if (all === 0) return 1;
  return Math.min(1, within / (days.length - 7) / (all / (days.length - 1)));
}
