import { type CalendarLabel, daysInMonth } from "./calendar-label";

/** The grain an answer used: the server never answers AUTO. */
export type AxisGrain = "QUARTER_HOUR" | "HOUR" | "DAY" | "WEEK" | "MONTH";

type Rule = (slice: CalendarLabel) => boolean;

const everyMinutes =
  (step: number): Rule =>
  ({ minuteOfDay }) =>
    minuteOfDay % step === 0;

/** Counted from the 1st; a tick too near the next 1st is left out, because the 1st always has one. */
const everyDays =
  (step: number): Rule =>
  (slice) => {
    if (slice.minuteOfDay !== 0 || (slice.day - 1) % step !== 0) return false;
    const toNextMonth = daysInMonth(slice) - slice.day + 1;
    return slice.day === 1 || step === 1 || toNextMonth * 2 > step;
  };

const everyWeeks =
  (step: number): Rule =>
  ({ epochDay }) =>
    Math.floor(epochDay / 7) % step === 0;

const everyMonths =
  (step: number): Rule =>
  ({ minuteOfDay, day, month }) =>
    minuteOfDay === 0 && day === 1 && (month - 1) % step === 0;

/** The week that holds the 1st of a month. */
const firstWeekOfMonths =
  (step: number): Rule =>
  ({ day, month }) =>
    day <= 7 && (month - 1) % step === 0;

const DAYS = [1, 2, 3, 5, 7, 10, 15].map(everyDays);
const MONTHS = [1, 2, 3, 6, 12].map(everyMonths);

/** From fine to coarse; the first rule that fits is used. */
const LADDERS: Readonly<Record<AxisGrain, readonly Rule[]>> = {
  QUARTER_HOUR: [...[15, 30, 60, 120, 180, 240, 360, 720].map(everyMinutes), ...DAYS, ...MONTHS],
  HOUR: [...[60, 120, 180, 240, 360, 720].map(everyMinutes), ...DAYS, ...MONTHS],
  DAY: [...DAYS, ...MONTHS],
  WEEK: [...[1, 2].map(everyWeeks), ...[1, 2, 3, 6, 12].map(firstWeekOfMonths)],
  MONTH: MONTHS,
};

/**
 * Which slices get a tick: the finest regular rule that leaves at most `atMost`, or, when a range is
 * too short to hold any regular mark, evenly spread ones.
 */
export function tickIndexes(slices: readonly CalendarLabel[], grain: AxisGrain, atMost: number): number[] {
  for (const rule of LADDERS[grain]) {
    const indexes = slices.flatMap((slice, index) => (rule(slice) ? [index] : []));
    if (indexes.length > 0 && indexes.length <= atMost) return indexes;
  }
  const step = Math.ceil(slices.length / atMost);
  return slices.flatMap((_, index) => (index % step === 0 ? [index] : []));
}
