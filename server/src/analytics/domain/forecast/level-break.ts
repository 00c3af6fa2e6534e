import { type UsageDay, valueOf } from "./usage-day.js";
import { isQuiet, type WeekdayShape } from "./weekday-shape.js";

/** Fewer can be chance: four days in a row beyond all but one of 28 are one chance in some forty thousand. */
const RUN_DAYS = 4;
const COMPARED_DAYS = 28;
const MIN_COMPARED_DAYS = 14;

/**
 * Where the level of today began, as an index into the days; 0 when it did not change within four weeks.
 *
 * A level has changed when the last four days or more that count all lie above, or all below, what all but one of
 * the 28 such days before them had for their weekday.
 */
export function levelBreak(days: readonly UsageDay[], shape: WeekdayShape): number {
  const indices: number[] = [];
  const levels: number[] = [];
  for (const [index, day] of days.entries()) {
    if (isQuiet(shape, day.weekday)) continue;
    indices.push(index);
    levels.push(valueOf(day) / (shape[day.weekday] ?? 1));
  }
  const last = levels.length - RUN_DAYS;
  for (let from = last; from >= MIN_COMPARED_DAYS && from > last - COMPARED_DAYS; from--) {
    if (isBeyond(levels, from)) return indices[from] ?? 0;
  }
  return 0;
}

/** In one pass, without sorting: one forecast asks this thousands of times. */
function isBeyond(levels: readonly number[], from: number): boolean {
  let [runLowest, runHighest] = [Infinity, -Infinity];
  for (let at = from; at < levels.length; at++) {
    runLowest = Math.min(runLowest, levels[at] ?? 0);
    runHighest = Math.max(runHighest, levels[at] ?? 0);
  }
  let [lower, higher] = [0, 0]; // how many of the days before are not above the run, and not below it
  for (let at = Math.max(0, from - COMPARED_DAYS); at < from; at++) {
    if ((levels[at] ?? 0) <= runHighest) lower += 1;
    if ((levels[at] ?? 0) >= runLowest) higher += 1;
    if (lower > 1 && higher > 1) return false;
  }
  return lower <= 1 || higher <= 1;
}
