import { daysBetween } from "./calendar-day";
import { daySpan, rangeEnds, type LocalNow, type RangeToken } from "./date-range";
import type { GrainChoice } from "./url-grammar";

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
  const isWholeDays = daySpan(range, now) !== null;
  // Days begin where the range does; other bars may be cut at both ends, and a clock change adds an hour.
  const added = isWholeDays && grain === "day" ? 0 : 1;
  const minutes = rangeMinutes(range, now) + (isWholeDays ? 0 : 60);
  return minutes / MINUTES[grain] + added <= MAX_BUCKETS;
}

/** What to ask for: a grain with which the range would be too many bars, as in a link, gives way to "auto". */
export function possibleGrain(grain: GrainChoice, range: RangeToken, now: LocalNow): GrainChoice {
  return isGrainAllowed(grain, range, now) ? grain : "auto";
}

function rangeMinutes(range: RangeToken, now: LocalNow): number {
  const span = daySpan(range, now);
  if (span !== null) return (daysBetween(span.from, span.to) + 1) * 1440;
  const ends = rangeEnds(range);
  if (ends === null) return 1440;
  return (Date.parse(`${ends.to}Z`) - Date.parse(`${ends.from}Z`)) / 60_000;
}
