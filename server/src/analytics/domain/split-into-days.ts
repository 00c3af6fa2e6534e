import { Temporal } from "temporal-polyfill";
import { inZone, startOfDate, toDate } from "../../core/domain/zoned-time.js";

export interface Interval {
  readonly from: Date;
  readonly to: Date;
}

export interface DaysAndEdges {
  /** Local days, counted from 1970-01-01; `toDay` exclusive. */
  readonly fromDay: number;
  readonly toDay: number;
  /** The same days as instants. */
  readonly covered: Interval;
  /** What is missing from those days, or too much of them. */
  readonly edges: readonly (Interval & { readonly sign: 1 | -1 })[];
}

const EPOCH = Temporal.PlainDate.from("1970-01-01");

/**
 * A range as whole days of a zone and what they differ from it by: at either end the shorter part of a day that is cut is
 * added or taken away. Of a day that still runs, only what has passed counts. Null when no whole day is left.
 *
 * @param now nothing that matters is later: a day that still runs is nearly all there
 */
export function splitIntoDays(range: Interval, timezone: string, now: Date): DaysAndEdges | null {
  const [fromDay, toDay] = [nearestDay(range.from, timezone, now), nearestDay(range.to, timezone, now)];
  if (fromDay >= toDay) return null;
  const covered = { from: startOfDay(fromDay, timezone), to: startOfDay(toDay, timezone) };
  const edges = [edgeOf(range.from, covered.from, 1), edgeOf(range.to, covered.to, -1)];
  return { fromDay, toDay, covered, edges: edges.filter((edge) => edge !== null) };
}

/** The days that lie in a range as a whole, `toDay` exclusive; null without any. */
export function wholeDays({ from, to }: Interval, timezone: string): Pick<DaysAndEdges, "fromDay" | "toDay"> | null {
  const [first, toDay] = [dayOf(from, timezone), dayOf(to, timezone)];
  const fromDay = startOfDay(first, timezone) < from ? first + 1 : first;
  return fromDay < toDay ? { fromDay, toDay } : null;
}

/** The beginning of a day that is nearest to an instant, as the number of the day. */
function nearestDay(instant: Date, timezone: string, now: Date): number {
  const day = dayOf(instant, timezone);
  const [start, end] = [startOfDay(day, timezone).getTime(), startOfDay(day + 1, timezone).getTime()];
  const before = instant.getTime() - start;
  const after = Math.min(end, Math.max(now.getTime(), instant.getTime())) - instant.getTime();
  return before <= after ? day : day + 1;
}

/** At the beginning (1), what lies between a range and the days that begin later is added; at the end (-1) the other way round. */
function edgeOf(instant: Date, day: Date, side: 1 | -1) {
  if (instant.getTime() === day.getTime()) return null;
  return instant < day
    ? { from: instant, to: day, sign: side }
    : ({ from: day, to: instant, sign: side === 1 ? -1 : 1 } as const);
}

function dayOf(instant: Date, timezone: string): number {
  return EPOCH.until(inZone(instant, timezone).toPlainDate()).days;
}

/** First instant of a local day, counted from 1970-01-01. */
export function startOfDay(day: number, timezone: string): Date {
  return toDate(startOfDate(EPOCH.add({ days: day }), timezone));
}

/** `2026-11-26` of a day counted from 1970-01-01. */
export function isoDay(day: number): string {
  return EPOCH.add({ days: day }).toString();
}
