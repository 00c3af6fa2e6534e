import { Temporal } from "temporal-polyfill";
import { AppError } from "../errors.js";
import type { ResolvedRange } from "./resolved-range.js";
import { startOfDate, toDate } from "./zoned-time.js";

const DATES = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;
const TIMES = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)\.\.(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)$/;

/**
 * A range as people read it: `2026-11-01..2026-11-23` includes both days, and
 * `2026-11-23T09:00..2026-11-23T18:00` ends before 18:00. Null when the text has neither form.
 *
 * A local time that the clock shows twice is taken so that the range holds both readings.
 *
 * @throws AppError BAD_INPUT naming `range.preset` for a date that does not exist
 */
export function parseLocalRange(text: string, timezone: string): ResolvedRange | null {
  const dates = DATES.exec(text);
  if (dates !== null) return betweenDates(text, dates, timezone);
  const times = TIMES.exec(text);
  return times === null ? null : betweenTimes(text, times, timezone);
}

function betweenDates(text: string, [, first = "", last = ""]: RegExpExecArray, timezone: string): ResolvedRange {
  const from = readExisting(text, () => Temporal.PlainDate.from(first));
  const to = readExisting(text, () => Temporal.PlainDate.from(last).add({ days: 1 }));
  return {
    from: toDate(startOfDate(from, timezone)),
    to: toDate(startOfDate(to, timezone)),
    timezone,
    step: { days: from.until(to).days },
  };
}

function betweenTimes(text: string, [, first = "", last = ""]: RegExpExecArray, timezone: string): ResolvedRange {
  const from = readExisting(text, () => Temporal.PlainDateTime.from(first));
  const to = readExisting(text, () => Temporal.PlainDateTime.from(last));
  return {
    from: toDate(from.toZonedDateTime(timezone, { disambiguation: "earlier" })),
    to: toDate(to.toZonedDateTime(timezone, { disambiguation: "later" })),
    timezone,
    step: null,
  };
}

function readExisting<T>(text: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw AppError.badInput("range.preset", "dates and times that exist", text);
    throw error;
  }
}
