import { addDays, addMonths, monthStart } from "../../../lib/calendar-day";
import { freezeRange, type LocalNow, type RangeToken } from "../../../lib/date-range";

/** A month to look at, as an address has it. */
export interface MonthChoice {
  range: RangeToken;
  /** Its first day. */
  start: string;
}

const MOST_MONTHS = 24;

/** The running month and those before it, newest first, back to the one with the first request. */
export function monthChoices(firstDay: string, now: LocalNow): readonly MonthChoice[] {
  const running = monthStart(now.day);
  const months: MonthChoice[] = [];
  for (let back = 0; back < MOST_MONTHS; back += 1) {
    const start = addMonths(running, -back);
    if (back > 0 && start < monthStart(firstDay)) break;
    months.push({ start, range: nameOf(back) ?? `${start}..${addDays(addMonths(start, 1), -1)}` });
  }
  return months;
}

/** The one of them that a range is, whether it is written as a name or as days; null for any other range. */
export function chosenMonth(range: RangeToken, months: readonly MonthChoice[], now: LocalNow): MonthChoice | null {
  const days = freezeRange(range, now);
  return months.find((month) => freezeRange(month.range, now) === days) ?? null;
}

function nameOf(back: number): RangeToken | null {
  if (back === 0) return "mtd";
  return back === 1 ? "lastmonth" : null;
}
