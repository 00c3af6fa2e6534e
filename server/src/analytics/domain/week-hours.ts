import type { Temporal } from "temporal-polyfill";
import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import { inZone, toDate } from "../../core/domain/zoned-time.js";
import { isRegularDay } from "./regular-day.js";

const QUARTER_HOUR_MS = 15 * 60_000;
const HOUR_MS = 4 * QUARTER_HOUR_MS;
const HOURS_OF_DAY = 24;

/** From `start` until the next one, the clock shows this hour of this weekday. */
export interface WeekHour {
  readonly start: Date;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  /** 0 to 23. */
  readonly hour: number;
}

/**
 * What a local clock shows from the first day that the range touches until the last, ascending and without
 * gap. An hour that it shows twice lasts two hours, one that it skips is absent; where it moves by half an
 * hour, as at Lord Howe, an hour may last half of one.
 */
export function weekHours({ from, to, timezone }: Pick<ResolvedRange, "from" | "to" | "timezone">): WeekHour[] {
  const hours: WeekHour[] = [];
  let day = inZone(from, timezone).startOfDay();
  while (toDate(day) < to) {
    const next = day.add({ days: 1 }).startOfDay();
    hours.push(...(isRegularDay(day, next) ? regularHours(day) : readClock(day, next)));
    day = next;
  }
  return hours;
}

function regularHours(day: Temporal.ZonedDateTime): WeekHour[] {
  const midnight = toDate(day).getTime();
  return Array.from({ length: HOURS_OF_DAY }, (_, hour) => ({
    start: new Date(midnight + hour * HOUR_MS),
    weekday: day.dayOfWeek,
    hour,
  }));
}

/** Every quarter of an hour: no zone's clock has moved by anything finer since 2000. */
function readClock(day: Temporal.ZonedDateTime, next: Temporal.ZonedDateTime): WeekHour[] {
  const hours: WeekHour[] = [];
  for (let time = toDate(day).getTime(); time < toDate(next).getTime(); time += QUARTER_HOUR_MS) {
    const { hour } = inZone(new Date(time), day.timeZoneId);
    if (hours.at(-1)?.hour !== hour) hours.push({ start: new Date(time), weekday: day.dayOfWeek, hour });
  }
  return hours;
}
