import { Temporal } from "temporal-polyfill";
import { AppError } from "../errors.js";
import { parseLocalRange } from "./parse-local-range.js";
import type { CalendarStep, ResolvedRange } from "./resolved-range.js";
import { checkTimezone, inZone, runningQuarterEnd, startOfMonth, startOfWeek, toDate } from "./zoned-time.js";

export interface RangeRequest {
  readonly preset?: string | null;
  readonly from?: Date | null;
  readonly to?: Date | null;
}

export interface RangeCalendar {
  readonly now: Date;
  readonly timezone: string;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
}

const DAY_MS = 86_400_000;
/** A little more than six years: what a month grain can still show, and what one query may read. */
export const MAX_RANGE_DAYS = 2_200;
/** Years of the asker's own calendar. */
const EARLIEST = Temporal.PlainDateTime.from("2000-01-01");
const LATEST = Temporal.PlainDateTime.from("2200-01-01");

const PRESET_NAMES = "today yesterday 24h 7d 30d 90d wtd mtd lastmonth";

/**
 * The half-open range that a request means at `now`.
 *
 * Presets in days count whole local days and include today, which still runs: they end at the next
 * local midnight, so that the bucket of this moment exists and can be marked incomplete. `24h` ends
 * with the running quarter of an hour.
 *
 * @throws AppError BAD_INPUT naming `range`, `range.preset`, `range.from`, `range.to` or `timezone`
 */
export function resolveRange(request: RangeRequest, calendar: RangeCalendar): ResolvedRange {
  const timezone = checkTimezone(calendar.timezone);
  const { preset = null, from = null, to = null } = request;
  if (preset !== null) {
    if (from !== null || to !== null) throw AppError.badInput("range", "either a preset or from and to", "both");
    return checkLength(resolvePreset(preset, calendar) ?? parseLocalRange(preset, timezone), preset);
  }
  if (from === null) throw AppError.badInput("range.from", "a time, or a preset instead", from);
  if (to === null) throw AppError.badInput("range.to", "a time, or a preset instead", to);
  return checkLength({ from, to, timezone, step: wholeDays(from, to, timezone) }, null);
}

function resolvePreset(preset: string, { now, timezone, weekStart }: RangeCalendar): ResolvedRange | null {
  const local = inZone(now, timezone);
  const today = local.startOfDay();
  const tomorrow = today.add({ days: 1 }).startOfDay();
  const between = (from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime, step: CalendarStep): ResolvedRange => ({
    from: toDate(from),
    to: toDate(to),
    timezone,
    step,
  });
  const lastDays = (days: number) => between(today.subtract({ days: days - 1 }).startOfDay(), tomorrow, { days });

  switch (preset) {
    case "today":
      return lastDays(1);
    case "yesterday":
      return between(today.subtract({ days: 1 }).startOfDay(), today, { days: 1 });
    case "24h":
      return last24Hours(now, timezone);
    case "7d":
      return lastDays(7);
    case "30d":
      return lastDays(30);
    case "90d":
      return lastDays(90);
    case "wtd":
      return between(startOfWeek(local, weekStart), tomorrow, { days: 7 });
    case "mtd":
      return between(startOfMonth(local), tomorrow, { months: 1 });
    case "lastmonth":
      return between(startOfMonth(startOfMonth(local).subtract({ days: 1 })), startOfMonth(local), { months: 1 });
    default:
      return null;
  }
}

function last24Hours(now: Date, timezone: string): ResolvedRange {
  const to = runningQuarterEnd(now);
  return { from: new Date(to.getTime() - DAY_MS), to, timezone, step: null };
}

/** Days between two local midnights; null when an edge lies within a day. */
function wholeDays(from: Date, to: Date, timezone: string): CalendarStep | null {
  if (!isInScale(from, timezone) || !isInScale(to, timezone)) return null; // refused by checkLength
  const [first, end] = [inZone(from, timezone), inZone(to, timezone)];
  if (!first.equals(first.startOfDay()) || !end.equals(end.startOfDay())) return null;
  return { days: first.toPlainDate().until(end.toPlainDate()).days };
}

function checkLength(range: ResolvedRange | null, preset: string | null): ResolvedRange {
  if (range === null) {
    throw AppError.badInput("range.preset", `one of ${PRESET_NAMES}, or 2026-11-01..2026-11-23`, preset);
  }
  const field = preset === null ? "range.to" : "range.preset";
  const given = preset ?? `${range.from.toJSON()} to ${range.to.toJSON()}`;
  if (!isInScale(range.from, range.timezone) || !isInScale(range.to, range.timezone)) {
    throw AppError.badInput(field, "years 2000 to 2199", given);
  }
  if (range.from >= range.to) throw AppError.badInput(field, "an end after the start", given);
  if (range.to.getTime() - range.from.getTime() > MAX_RANGE_DAYS * DAY_MS) {
    throw AppError.badInput(field, `at most ${MAX_RANGE_DAYS} days`, given);
  }
  return range;
}

function isInScale(instant: Date, timezone: string): boolean {
  if (Number.isNaN(instant.getTime())) return false;
  const local = inZone(instant, timezone).toPlainDateTime();
  return Temporal.PlainDateTime.compare(local, EARLIEST) >= 0 && Temporal.PlainDateTime.compare(local, LATEST) <= 0;
}
