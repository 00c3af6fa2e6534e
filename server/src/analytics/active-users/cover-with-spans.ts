import { Temporal } from "temporal-polyfill";
import { SPANS_SINCE } from "../../usage/active-users/active-spans.js";
import type { DaySpan } from "../domain/plan-spans.js";

export interface ActiveSpan {
  readonly days: number;
  /** Its first, `2026-11-26`. */
  readonly day: string;
}

/** The fewest spans that cover whole days and nothing else: from each day on the longest that begins there and fits. */
export function coverWithSpans(
  { firstDay, endDay }: Pick<DaySpan, "firstDay" | "endDay">,
  lengths: readonly number[],
): ActiveSpan[] {
  const since = Temporal.PlainDate.from(SPANS_SINCE);
  const end = since.until(endDay).days;
  const spans: ActiveSpan[] = [];
  for (let at = since.until(firstDay).days; at < end;) {
    const days = Math.max(1, ...lengths.filter((length) => at % length === 0 && at + length <= end));
    spans.push({ days, day: since.add({ days: at }).toString() });
    at += days;
  }
  return spans;
}
