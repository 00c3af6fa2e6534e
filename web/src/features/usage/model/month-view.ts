import { addMonths, daysBetween, monthStart } from "../../../lib/calendar-day";
import { daySpan, type LocalNow, type RangeToken } from "../../../lib/date-range";
import type { GrainChoice } from "../../../lib/url-grammar";

interface RangeAndGrain {
  range: RangeToken;
  grain: GrainChoice;
}

/** Fewer days than this are no picture of months. */
const MIN_DAYS = 84;

function twelveMonths({ day }: LocalNow): RangeToken {
  return `${addMonths(monthStart(day), -11)}..${day}`;
}

/** Bars by month: a range that holds only a month or two is widened to the last twelve. */
export function toMonthView(range: RangeToken, now: LocalNow): RangeAndGrain {
  const span = daySpan(range, now);
  const isLong = span !== null && daysBetween(span.from, span.to) + 1 >= MIN_DAYS;
  return { range: isLong ? range : twelveMonths(now), grain: "month" };
}

/** Back to finer bars; the twelve months that the month view chose become the last 30 days again. */
export function fromMonthView(range: RangeToken, now: LocalNow): RangeAndGrain {
  return { range: range === twelveMonths(now) ? "30d" : range, grain: "auto" };
}
