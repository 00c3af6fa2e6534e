import { type UsageDay, valueOf } from "./usage-day.js";

/** A pause of so many days ends what was before: usage that begins again is another usage. */
export const PAUSE_DAYS = 28;

/**
 * The days that a series can be learned from: after its last long pause, and without the day on which it began,
 * which is rarely a whole one.
 */
export function learnableDays<Day extends UsageDay>(days: readonly Day[]): readonly Day[] {
  let [start, idle] = [0, PAUSE_DAYS];
  for (const [index, day] of days.entries()) {
    if (valueOf(day) === 0) {
      idle += 1;
      continue;
    }
    if (idle >= PAUSE_DAYS) start = index + 1;
    idle = 0;
  }
  return idle >= PAUSE_DAYS ? [] : days.slice(start);
}
