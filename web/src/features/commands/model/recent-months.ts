import { addDays, addMonths, monthStart } from "../../../lib/calendar-day";
import type { RangeToken } from "../../../lib/date-range";

const MONTHS = 12;

export interface RecentMonth {
  /** Its first day. */
  start: string;
  range: RangeToken;
}

/** This month up to now and those before it, latest first. */
export function recentMonths(today: string): RecentMonth[] {
  return Array.from({ length: MONTHS }, (_, ago) => {
    const start = addMonths(monthStart(today), -ago);
    return { start, range: ago === 0 ? "mtd" : `${start}..${addDays(addMonths(start, 1), -1)}` };
  });
}
