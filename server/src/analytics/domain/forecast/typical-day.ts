import { median } from "./quantile.js";
import { type UsageDay, valueOf } from "./usage-day.js";
import { isQuiet, type WeekdayShape } from "./weekday-shape.js";

/** Two of each weekday; to these come as many days as are yet to come: who looks far ahead looks far back. */
const LEARNED_DAYS = 14;

/** In average days of the shape. */
export interface TypicalDay {
  readonly whole: number;
  /** What comes after the time of day at which days are split. */
  readonly after: number;
}

/** The middle one of the last days: a few heavy days do not move it, whatever they bring. */
export function typicalDay(days: readonly UsageDay[], shape: WeekdayShape, daysAhead: number): TypicalDay {
  const wholes: number[] = [];
  const afters: number[] = [];
  for (const day of days.slice(-(LEARNED_DAYS + daysAhead))) {
    if (isQuiet(shape, day.weekday)) continue;
    const usual = shape[day.weekday] ?? 1;
    wholes.push(valueOf(day) / usual);
    afters.push(day.after / usual);
  }
  return { whole: middle(wholes), after: middle(afters) };
}

/** Where the middle day is idle it tells nothing of a sum: then the middle one with usage, by how often there is any. */
function middle(values: readonly number[]): number {
  const all = median(values) ?? 0;
  if (all > 0) return all;
  const used = values.filter((value) => value > 0);
  return ((median(used) ?? 0) * used.length) / Math.max(1, values.length);
}
