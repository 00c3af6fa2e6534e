import { addDays, weekdayOf } from "../../../lib/calendar-day";

/** Wall clocks of the range's timezone, `2026-11-23T14:05`; `to` is exclusive, and not after now. */
export interface WallSpan {
  from: string;
  to: string;
}

interface WeekHour {
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  hour: number;
}

const DAYS_OF_WEEK = 7;

/**
 * The newest hour of that weekday and clock that begins inside the span, by its start; null when the span has
 * none, as when it is shorter than a week.
 */
export function latestHour({ weekday, hour }: WeekHour, { from, to }: WallSpan): string | null {
  const last = to.slice(0, 10);
  const back = (weekdayOf(last) - weekday + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  const clock = `T${String(hour).padStart(2, "0")}:00`;
  const newest = `${addDays(last, -back)}${clock}`;
  const start = newest < to ? newest : `${addDays(last, -back - DAYS_OF_WEEK)}${clock}`;
  // The hour in which the span begins has begun before it, and is in it all the same.
  return start >= `${from.slice(0, 13)}:00` ? start : null;
}

/** The days of a week in reading order. */
export function weekdaysFrom(weekStart: number): number[] {
  return Array.from({ length: DAYS_OF_WEEK }, (_, at) => ((weekStart - 1 + at) % DAYS_OF_WEEK) + 1);
}
