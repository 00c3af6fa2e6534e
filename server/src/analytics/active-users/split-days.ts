import type { DaySpan, Span } from "../domain/plan-spans.js";
import { inZone, startOfDate, toDate } from "../../core/domain/zoned-time.js";

/** A range, taken apart at the midnights of a zone that need not be the range's own. */
export interface SplitRange {
  /** Null when the range holds no whole day. */
  readonly days: DaySpan | null;
  /** What is left at either end. */
  readonly edges: readonly Span[];
}

export function splitDays({ from, to }: Span, timezone: string): SplitRange {
  const [start, end] = [inZone(from, timezone), inZone(to, timezone)];
  const first = start.equals(start.startOfDay()) ? start.toPlainDate() : start.toPlainDate().add({ days: 1 });
  const [wholeFrom, wholeTo] = [toDate(startOfDate(first, timezone)), toDate(end.startOfDay())];
  if (wholeFrom >= wholeTo) return { days: null, edges: [{ from, to }] };
  const edges = [
    { from, to: wholeFrom },
    { from: wholeTo, to },
  ].filter((edge) => edge.from < edge.to);
  const days = { from: wholeFrom, to: wholeTo, firstDay: first.toString(), endDay: end.toPlainDate().toString() };
  return { days, edges };
}
