import { Compare } from "./question-words.js";
import type { CalendarStep, ResolvedRange } from "../../core/domain/resolved-range.js";
import { runningQuarterEnd, inZone, toDate } from "../../core/domain/zoned-time.js";

type Shift = CalendarStep | { readonly milliseconds: number };

/**
 * The period that a range is compared with; null for OFF.
 *
 * PREV is the period just before (for `mtd` the month before), WEEK goes back as many whole weeks as
 * the range needs not to overlap, so that weekdays meet weekdays, YEAR one calendar year. A period
 * that still runs is compared with the same elapsed part: at 14:00 on 23 November, `mtd` is compared
 * with 1 October until 14:15 on 23 October. The cut is the end of the running quarter of an hour, which
 * keeps the answer on rollups, and never passes the period's own end.
 */
export function compareRange(range: ResolvedRange, compare: Compare, now: Date): ResolvedRange | null {
  const shift = shiftFor(range, compare);
  if (shift === null) return null;
  const from = back(range.from, shift, range.timezone);
  const end = back(range.to, shift, range.timezone);
  // PREV steps by a whole period while a running month or week is shorter: the period before ends where this one starts.
  const fullEnd = compare === Compare.PREV ? range.from : end;
  const runs = range.from <= now && now < range.to;
  const to = runs ? earliest(elapsedEnd(range, from, now), fullEnd) : fullEnd;
  return { from, to, timezone: range.timezone, step: range.step };
}

function shiftFor({ from, to, timezone, step }: ResolvedRange, compare: Compare): Shift | null {
  switch (compare) {
    case Compare.OFF:
      return null;
    case Compare.PREV:
      return step ?? { milliseconds: to.getTime() - from.getTime() };
    case Compare.WEEK:
      return { days: Math.ceil(touchedDays(from, to, timezone) / 7) * 7 };
    case Compare.YEAR:
      return { months: 12 };
  }
}

/** How many local dates the range touches. */
function touchedDays(from: Date, to: Date, timezone: string): number {
  const last = inZone(new Date(to.getTime() - 1), timezone).toPlainDate();
  return inZone(from, timezone).toPlainDate().until(last).days + 1;
}

function back(instant: Date, shift: Shift, timezone: string): Date {
  if ("milliseconds" in shift) return new Date(instant.getTime() - shift.milliseconds);
  const local = inZone(instant, timezone);
  const shifted = local.subtract(shift);
  return toDate(local.equals(local.startOfDay()) ? shifted.startOfDay() : shifted);
}

/** As many local days after `from`, at the same time of day, as `now` is after the range's start. */
function elapsedEnd(range: ResolvedRange, from: Date, now: Date): Date {
  if (range.step === null) return runningQuarterEnd(new Date(from.getTime() + (now.getTime() - range.from.getTime())));
  const [start, local] = [inZone(range.from, range.timezone), inZone(now, range.timezone)];
  const days = start.toPlainDate().until(local.toPlainDate()).days;
  const sameDay = inZone(from, range.timezone).toPlainDate().add({ days });
  return runningQuarterEnd(
    toDate(sameDay.toZonedDateTime({ timeZone: range.timezone, plainTime: local.toPlainTime() })),
  );
}

function earliest(a: Date, b: Date): Date {
  return a < b ? a : b;
}
