import { median } from "./quantile.js";
import { sum } from "./sums.js";
import { type UsageDay, valueOf } from "./usage-day.js";

/** A day is compared with so many around it. */
const NEIGHBOURS = 28;
/** With fewer days of usage around it nothing can be called usual. */
const MIN_ACTIVE = 4;
/** Days that are compared with one another by weekday: four before, four after. */
const WEEKS_AROUND = 4;
/** How far above the second largest of its neighbours a day must be, on the steadiest and the wildest series. */
const [MIN_DISTANCE, MAX_DISTANCE] = [1.5, 3];

export interface CleanedDays<Day extends UsageDay> {
  readonly days: readonly Day[];
  /** Those that were far off, as they were. */
  readonly outliers: readonly Day[];
}

/**
 * Replaces what is far above everything around it, in a day or in one half of it, by what its weekday usually has.
 *
 * One such day is an accident, and so are two among four weeks; from the third on they are a level. Days far below
 * are kept: they cannot move much.
 */
export function setOutliersAside<Day extends UsageDay>(days: readonly Day[]): CleanedDays<Day> {
  const values = days.map(valueOf);
  const fences = values.map((_, index) => fence(around(values, index)));
  const isOutlier = values.map((value, index) => value > (fences[index] ?? Infinity));
  const replace = (day: Day, index: number): Day => {
    const [limit, usual] = [fences[index] ?? Infinity, usualDay(days, isOutlier, index)];
    if (day.before > limit === day.after > limit) return { ...day, ...usual };
    return day.before > limit ? { ...day, before: usual.before } : { ...day, after: usual.after };
  };
  return {
    days: days.map((day, index) => (isOutlier[index] === true ? replace(day, index) : day)),
    outliers: days.filter((_, index) => isOutlier[index]),
  };
}

/** Whether usage is too much for a day that comes after these. */
export function isFarAbove(value: number, days: readonly UsageDay[]): boolean {
  return value > fence(days.slice(-NEIGHBOURS).map(valueOf));
}

function around(values: readonly number[], index: number): readonly number[] {
  const from = Math.max(0, Math.min(index - NEIGHBOURS / 2, values.length - NEIGHBOURS - 1));
  return values.filter((_, other) => other !== index && other >= from && other <= from + NEIGHBOURS);
}

/** Above it a day is an outlier. The more the largest days differ from the others, the farther it stands off. */
function fence(neighbours: readonly number[]): number {
  const active = neighbours.filter((value) => value > 0).sort((a, b) => b - a);
  const second = active[1];
  if (second === undefined || active.length < MIN_ACTIVE) return Infinity;
  const others = active.slice(2);
  const spread = second / (sum(others) / others.length) - 1;
  return second * Math.min(MAX_DISTANCE, Math.max(MIN_DISTANCE, 1 + 2 * spread));
}

type Halves = Pick<UsageDay, "before" | "after">;

function usualDay(days: readonly UsageDay[], isOutlier: readonly boolean[], index: number): Halves {
  const alike: UsageDay[] = [];
  for (let week = -WEEKS_AROUND; week <= WEEKS_AROUND; week++) {
    const day = days[index + week * 7];
    if (day !== undefined && isOutlier[index + week * 7] !== true) alike.push(day);
  }
  return {
    before: median(alike.map(({ before }) => before)) ?? 0,
    after: median(alike.map(({ after }) => after)) ?? 0,
  };
}
