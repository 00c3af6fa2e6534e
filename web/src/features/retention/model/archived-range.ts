import { addMonths } from "../../../lib/calendar-day";
import { daySpan, rangeEnds, type LocalNow, type RangeToken } from "../../../lib/date-range";
import { localDateTime } from "../../../lib/format";

type Reach = "none" | "part" | "all";

interface Span {
  /** Inclusive, as `2026-08-01T00:00` of the zone of the page. */
  from: string;
  /** Exclusive. */
  to: string;
}

/** How much of a range lies before the moment until which requests are archived. */
export function archivedReach(span: Span | null, archivedBefore: string | null, timeZone: string): Reach {
  if (span === null || archivedBefore === null) return "none";
  const before = localDateTime(Date.parse(archivedBefore), timeZone);
  if (span.from >= before) return "none";
  return span.to <= before ? "all" : "part";
}

/** Null of the last 24 hours, which are never archived. */
export function rangeSpan(range: RangeToken, now: LocalNow): Span | null {
  const days = daySpan(range, now);
  // The last minute of a day is enough to compare by: months end at full hours.
  if (days !== null) return { from: `${days.from}T00:00`, to: `${days.to}T23:59` };
  return rangeEnds(range);
}

/** Whether requests of a month, which is one of UTC, lie in a span of whatever zone. */
export function reachesMonth(span: Span | null, month: string, timeZone: string): boolean {
  if (span === null) return false;
  const first = `${month}-01`;
  const from = localDateTime(Date.parse(`${first}T00:00Z`), timeZone);
  const to = localDateTime(Date.parse(`${addMonths(first, 1)}T00:00Z`), timeZone);
  return span.from < to && from < span.to;
}
