import { Temporal } from "temporal-polyfill";
import { AppError } from "../errors.js";

const QUARTER_HOUR_MS = 15 * 60_000;
const MAX_ZONE_LENGTH = 64;

/**
 * The name as given, when it is an IANA zone.
 *
 * @param field as the caller spells it
 * @throws AppError BAD_INPUT for anything else, fixed offsets such as "+09:00" included: a day needs a calendar
 */
export function checkTimezone(timezone: string, field = "timezone"): string {
  if (timezone.length > MAX_ZONE_LENGTH || !/^[A-Za-z]/.test(timezone) || !isZone(timezone)) {
    throw AppError.badInput(field, 'an IANA zone such as "Asia/Seoul"', timezone);
  }
  return timezone;
}

export function inZone(instant: Date, timezone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timezone);
}

export function toDate(time: Temporal.ZonedDateTime): Date {
  return new Date(time.epochMilliseconds);
}

/** First instant of a local date. Where a zone skips midnight, as Beirut does in spring, that is 01:00. */
export function startOfDate(date: Temporal.PlainDate, timezone: string): Temporal.ZonedDateTime {
  return date.toZonedDateTime(timezone);
}

/** First instant of the local week that contains `time`. `weekStart`: 1 = Monday … 7 = Sunday. */
export function startOfWeek(time: Temporal.ZonedDateTime, weekStart: number): Temporal.ZonedDateTime {
  return time.subtract({ days: (time.dayOfWeek - weekStart + 7) % 7 }).startOfDay();
}

export function startOfMonth(time: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return time.with({ day: 1 }).startOfDay();
}

/** The last quarter of an hour at or before the instant. Every zone's clock since 2000 strikes it too. */
export function floorToQuarterHour(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / QUARTER_HOUR_MS) * QUARTER_HOUR_MS);
}

/** End of the quarter of an hour that contains the instant. */
export function runningQuarterEnd(instant: Date): Date {
  return new Date(floorToQuarterHour(instant).getTime() + QUARTER_HOUR_MS);
}

function isZone(timezone: string): boolean {
  try {
    new Temporal.ZonedDateTime(0n, timezone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
