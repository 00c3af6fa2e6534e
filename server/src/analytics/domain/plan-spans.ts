import { floorToQuarterHour, inZone, startOfDate, toDate } from "../../core/domain/zoned-time.js";

/** `[from, to)` */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** Whole local days of the zone that days are kept in. */
export interface DaySpan extends Span {
  /** `2026-11-26` */
  readonly firstDay: string;
  /** The day after the last. */
  readonly endDay: string;
}

/** A range in parts, each of which is read from the coarsest sums that have it exactly. */
export interface SpanPlan {
  readonly days: DaySpan | null;
  readonly quarters: readonly Span[];
  /** What a range cuts off a quarter of an hour. */
  readonly minutes: readonly Span[];
}

/** Whole quarters of an hour, and what is left at either end. */
export function planQuarters({ from, to }: Span): SpanPlan {
  const [first, last] = [ceilToQuarterHour(from), floorToQuarterHour(to)];
  if (first > last) return { days: null, quarters: [], minutes: [{ from, to }] };
  return {
    days: null,
    quarters: withoutEmpty([{ from: first, to: last }]),
    minutes: withoutEmpty([
      { from, to: first },
      { from: last, to },
    ]),
  };
}

/**
 * Whole days before that of `now`, and what is left at either end. The running day stays in quarters: much of
 * it is not merged, and its quarters are up to date as they are.
 *
 * @param zone of the days
 */
export function planDays(range: Span, zone: string, now: Date): SpanPlan {
  const { quarters, minutes } = planQuarters(range);
  const [inner] = quarters;
  if (inner === undefined) return { days: null, quarters, minutes };
  const before = inner.to < now ? inner.to : now;
  const first = firstDayFrom(inner.from, zone);
  const end = inZone(before, zone).toPlainDate();
  const [from, to] = [toDate(startOfDate(first, zone)), toDate(startOfDate(end, zone))];
  if (from >= to) return { days: null, quarters, minutes };
  return {
    days: { from, to, firstDay: first.toString(), endDay: end.toString() },
    quarters: withoutEmpty([
      { from: inner.from, to: from },
      { from: to, to: inner.to },
    ]),
    minutes,
  };
}

function firstDayFrom(instant: Date, zone: string) {
  const day = inZone(instant, zone).toPlainDate();
  return toDate(startOfDate(day, zone)) < instant ? day.add({ days: 1 }) : day;
}

function withoutEmpty(spans: readonly Span[]): readonly Span[] {
  return spans.filter(({ from, to }) => from < to);
}

function ceilToQuarterHour(instant: Date): Date {
  const floor = floorToQuarterHour(instant);
  return floor < instant ? floorToQuarterHour(new Date(floor.getTime() + 15 * 60_000)) : floor;
}
