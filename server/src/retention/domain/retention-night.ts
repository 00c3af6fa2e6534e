import { Temporal } from "temporal-polyfill";

/** After midnight's rush and before anybody comes. Where a clock skips it in spring, the hour after. */
const AT = { hour: 2, minute: 30 };

/** The last moment, not after `now`, at which a nightly run begins in the reporting timezone. */
export function lastNight(now: Date, timezone: string): Date {
  const today = localDay(now, timezone);
  const tonight = beginOf(today, timezone);
  return tonight <= now ? tonight : beginOf(today.subtract({ days: 1 }), timezone);
}

/** The first such moment after `now`. */
export function nextNight(now: Date, timezone: string): Date {
  const today = localDay(now, timezone);
  const tonight = beginOf(today, timezone);
  return tonight > now ? tonight : beginOf(today.add({ days: 1 }), timezone);
}

function localDay(now: Date, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
}

function beginOf(day: Temporal.PlainDate, timezone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone: timezone, plainTime: AT }).epochMilliseconds);
}
