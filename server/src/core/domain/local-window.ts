import type { Temporal } from "temporal-polyfill";

/** Local dates; the end is the day after the last. */
export interface LocalWindow {
  readonly start: string;
  readonly end: string;
}

/** A date alone. */
export function dayOf(date: Temporal.PlainDate): LocalWindow {
  return windowBetween(date, date.add({ days: 1 }));
}

/**
 * The week that a date lies in.
 *
 * @param weekStart 1 = Monday … 7 = Sunday
 */
export function weekOf(date: Temporal.PlainDate, weekStart: number): LocalWindow {
  const start = date.subtract({ days: (date.dayOfWeek - weekStart + 7) % 7 });
  return windowBetween(start, start.add({ days: 7 }));
}

/** The month that a date lies in. */
export function monthOf(date: Temporal.PlainDate): LocalWindow {
  const start = date.with({ day: 1 });
  return windowBetween(start, start.add({ months: 1 }));
}

export function windowBetween(start: Temporal.PlainDate, end: Temporal.PlainDate): LocalWindow {
  return { start: start.toString(), end: end.toString() };
}
