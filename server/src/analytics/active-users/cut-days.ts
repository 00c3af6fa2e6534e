import { inZone, startOfDate, toDate } from "../../core/domain/zoned-time.js";
import type { DaySpan, Span } from "../domain/plan-spans.js";
import { splitDays } from "./split-days.js";

/** A part of a local day. */
export interface CutDay extends Span {
  /** `2026-11-26` */
  readonly day: string;
  /** All of the day. */
  readonly whole: Span;
}

/** A range as whole days of a zone, and at either end a part of one. */
export interface CutRange {
  readonly days: DaySpan | null;
  readonly cut: readonly CutDay[];
}

export function cutDays(range: Span, timezone: string): CutRange {
  const { days, edges } = splitDays(range, timezone);
  return { days, cut: edges.flatMap((edge) => byDay(edge, timezone)) };
}

/** Without a whole day in it a range may still have a midnight. */
function byDay({ from, to }: Span, timezone: string): readonly CutDay[] {
  const date = inZone(from, timezone).toPlainDate();
  const whole = {
    from: toDate(startOfDate(date, timezone)),
    to: toDate(startOfDate(date.add({ days: 1 }), timezone)),
  };
  const first = { day: date.toString(), whole, from, to: to < whole.to ? to : whole.to };
  return first.to < to ? [first, ...byDay({ from: first.to, to }, timezone)] : [first];
}

/** What a cut day has besides, as far as it has passed, in milliseconds. */
export function besides({ from, to, whole }: CutDay, now: Date): number {
  const end = Math.max(to.getTime(), Math.min(whole.to.getTime(), now.getTime()));
  return from.getTime() - whole.from.getTime() + end - to.getTime();
}
