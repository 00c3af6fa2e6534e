import { monthStart } from "../../../lib/calendar-day";
import { daySpan, isLiveRange, type LocalNow, type RangeToken } from "../../../lib/date-range";
import type { ForecastPeriod } from "../../../lib/graphql/graphql";
import type { GrainChoice } from "../../../lib/url-grammar";

interface DrawnPeriodInput {
  range: RangeToken;
  grain: GrainChoice;
  now: LocalNow;
}

/**
 * The running period that a range shows from its first day on, which the chart draws to its end; of bars by
 * month it is the last one's. Null for ranges that are over, or begin elsewhere.
 */
export function drawnPeriod({ range, grain, now }: DrawnPeriodInput): ForecastPeriod | null {
  if (!isLiveRange(range, now)) return null;
  if (grain === "month") return "MONTH";
  if (range === "wtd") return "WEEK";
  const from = daySpan(range, now)?.from;
  if (from === monthStart(now.day)) return "MONTH";
  return from !== undefined && from === daySpan("wtd", now)?.from && from !== now.day ? "WEEK" : null;
}
