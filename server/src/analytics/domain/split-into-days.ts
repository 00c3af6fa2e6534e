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
  readonly edges: readonly Edge[];
}

/** What is missing from those days (1), or too much of them (-1). */
export interface Edge extends Interval {
  readonly sign: 1 | -1;
  /** The local day it is a part of. */
  readonly day: number;
}

const EPOCH = Temporal.PlainDate.from("1970-01-01");

/**
 * A range as whole days of a zone and what they differ from it by: at either end the shorter part of a day that is cut is
 * added or taken away. Of a day that still runs, only what has passed counts. Of a single day a part may be all there is.
 *
 * @param now nothing that matters is later: a day that still runs is nearly all there
 */
export function splitIntoDays(range: Interval, timezone: string, now: Date): DaysAndEdges {
  const [fromDay, toDay] = [nearestDay(range.from, timezone, now), nearestDay(range.to, timezone, now)];
  const covered = { from: startOfDay(fromDay, timezone), to: startOfDay(toDay, timezone) };
  const edges = [
    range.from < covered.from
      ? { from: range.from, to: covered.from, sign: 1 as const, day: fromDay - 1 }
      : { from: covered.from, to: range.from, sign: -1 as const, day: fromDay },
    range.to > covered.to
      ? { from: covered.to, to: range.to, sign: 1 as const, day: toDay }
      : { from: range.to, to: covered.to, sign: -1 as const, day: toDay - 1 },
  ].filter(({ from, to }) => from < to);
  const apart = edges.reduce((sum, edge) => sum + passed(edge, now), 0);
  return apart > passed(range, now) ? partOfDay(range, timezone) : { fromDay, toDay, covered, edges };
}

/** Only of a range within a day all around it can be longer than the range is. */
function partOfDay(range: Interval, timezone: string): DaysAndEdges {
  const day = dayOf(range.from, timezone);
  const start = startOfDay(day, timezone);
  const edges = [{ ...range, sign: 1 as const, day }];
  return { fromDay: day, toDay: day, covered: { from: start, to: start }, edges };
}

/** Milliseconds of an interval that are over. */
function passed({ from, to }: Interval, now: Date): number {
  return Math.max(0, Math.min(to.getTime(), now.getTime()) - from.getTime());
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
