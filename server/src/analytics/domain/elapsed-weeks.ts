import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import { inZone, runningQuarterEnd } from "../../core/domain/zoned-time.js";

const HOURS_OF_WEEK = 168;

/**
 * How many weeks of the range have passed at `now`, by the local clock: seven days are one week though the
 * clock was moved within them. The quarter of an hour that runs has passed; the future has not.
 */
export function elapsedWeeks({ from, to, timezone }: ResolvedRange, now: Date): number {
  const end = earliest(to, runningQuarterEnd(now));
  if (end <= from) return 0;
  const [first, last] = [from, end].map((instant) => inZone(instant, timezone).toPlainDateTime());
  return first === undefined || last === undefined ? 0 : first.until(last).total("hours") / HOURS_OF_WEEK;
}

function earliest(a: Date, b: Date): Date {
  return a < b ? a : b;
}
