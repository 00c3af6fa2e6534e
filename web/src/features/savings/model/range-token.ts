import { addDays } from "../../../lib/calendar-day";
import type { RangeToken } from "../../../lib/date-range";
import { localDateTime } from "../../../lib/format";

interface InstantRange {
  from: string;
  /** Exclusive. */
  to: string;
  timezone: string;
}

/** A range of the server as an address has it: whole days where it begins and ends at midnight, else times. */
export function rangeToken({ from, to, timezone }: InstantRange): RangeToken {
  const start = localDateTime(Date.parse(from), timezone);
  // Addresses know minutes; a part of one at the end belongs to the range.
  const end = localDateTime(Math.ceil(Date.parse(to) / MINUTE_MS) * MINUTE_MS, timezone);
  if (isMidnight(start) && isMidnight(end)) return `${start.slice(0, 10)}..${addDays(end.slice(0, 10), -1)}`;
  return `${start}..${end}`;
}

const MINUTE_MS = 60_000;

function isMidnight(local: string): boolean {
  return local.endsWith("T00:00");
}
