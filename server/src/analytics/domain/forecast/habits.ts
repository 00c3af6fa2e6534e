import { levelBreak } from "./level-break.js";
import { shareByNow } from "./share-by-now.js";
import { type UsageDay, valueOf } from "./usage-day.js";
import { type WeekdayShape, weekdayShape } from "./weekday-shape.js";

const RECENT_HALF_LIFE_DAYS = 7;

/** What days teach, whatever is asked of them. */
export interface Habits {
  readonly shape: WeekdayShape;
  /** The part of a day's usage that is usually there by this time of day, 0 to 1. */
  readonly share: number;
  /** Index of the day since which the level is what it is; before it only the shape of the week is learned. */
  readonly brokeAt: number;
  /** The days since then. */
  readonly days: readonly UsageDay[];
  /** Usage of an average day since then. */
  readonly long: number;
  /** The same, of which the last days count most. */
  readonly recent: number;
}

/** @param clockShare the part of a day that has passed by the clock, 0 to 1 */
export function habitsOf(history: readonly UsageDay[], clockShare: number): Habits {
  const shape = weekdayShape(history);
  const brokeAt = levelBreak(history, shape);
  const days = history.slice(brokeAt);
  return {
    shape,
    share: shareByNow(history, clockShare),
    brokeAt,
    days,
    long: levelOf(days, shape, 1),
    recent: levelOf(days, shape, 2 ** (-1 / RECENT_HALF_LIFE_DAYS)),
  };
}

/** A ratio of sums, so that days without usage need no special care; each day weighs `fading` times the next. */
function levelOf(days: readonly UsageDay[], shape: WeekdayShape, fading: number): number {
  let [used, usual] = [0, 0];
  for (const day of days) {
    used = used * fading + valueOf(day);
    usual = usual * fading + (shape[day.weekday] ?? 1);
  }
  return usual > 0 ? used / usual : 0;
}
