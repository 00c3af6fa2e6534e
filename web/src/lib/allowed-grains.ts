import { daysBetween } from "../../../lib/calendar-day";
import { daySpan, rangeEnds, type LocalNow, type RangeToken } from "../../../lib/date-range";
import type { GrainChoice } from "../../../lib/url-grammar";

const MAX_BUCKETS = 400;
const MINUTES: Readonly<Record<Exclude<GrainChoice, "auto">, number>> = {
  "15m": 15,
  hour: 60,
  day: 1440,
  week: 10_080,
  month: 43_200,
};

/** Whether a chart of this range would stay readable: at most 400 buckets. "auto" always is. */
export function isGrainAllowed(grain: GrainChoice, range: RangeToken, now: LocalNow): boolean {
  if (grain === "auto") return true;
  return rangeMinutes(range, now) / MINUTES[grain] <= MAX_BUCKETS;
}

function rangeMinutes(range: RangeToken, now: LocalNow): number {
  const span = daySpan(range, now);
  if (span !== null) return (daysBetween(span.from, span.to) + 1) * 1440;
  const ends = rangeEnds(range);
  if (ends === null) return 1440;
  return (Date.parse(`${ends.to}Z`) - Date.parse(`${ends.from}Z`)) / 60_000;
}
