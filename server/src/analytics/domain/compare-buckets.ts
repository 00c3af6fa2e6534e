import type { Temporal } from "temporal-polyfill";
import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import { remember } from "../../core/domain/remember.js";
import { inZone, toDate } from "../../core/domain/zoned-time.js";
import { type Bucket, type ChosenGrain, makeBuckets } from "./make-buckets.js";
import { Grain } from "./question-words.js";
import { isRegularDay } from "./regular-day.js";

/** `[start, end)` within the period compared with. */
export interface ComparedSpan {
  readonly start: Date;
  readonly end: Date;
}

export interface ComparedBuckets {
  /** Of `range`, ascending. */
  readonly buckets: readonly Bucket[];
  readonly range: ResolvedRange;
  /** From `compareRange`. */
  readonly before: ResolvedRange;
  readonly grain: ChosenGrain;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
}

/**
 * What each bucket is compared with: the span at the same place of the period before; null where that period has
 * none, as the 30th of a month has in February.
 *
 * The same place is as many local days after the start, at the same time of day; months meet the calendar months in
 * turn; in a range of no whole days it is as much later. An hour that a clock shows twice meets one of the day before
 * once: its second showing meets none. Spans are ascending, never overlap, and leave out nothing between them.
 */
export const compareBuckets = remember(findSpans, (spans) => 3 * spans.length);

function findSpans(compared: ComparedBuckets): readonly (ComparedSpan | null)[] {
  const { buckets, range, before, grain, weekStart } = compared;
  if (grain === Grain.MONTH) {
    const months = makeBuckets({ range: before, grain, weekStart, limit: Infinity });
    return buckets.map((_, at) => months[at] ?? null);
  }
  const moved = moverBetween(range, before);
  let start = before.from;
  return buckets.map((bucket) => {
    const end = earliest(moved(bucket.end), before.to);
    const span = start < end ? { start, end } : null;
    start = end;
    return span;
  });
}

/** Finds the same place after the start of the period before; never before the place of an earlier instant. */
function moverBetween({ from, timezone, step }: ResolvedRange, before: ResolvedRange): (instant: Date) => Date {
  if (step === null) return (instant) => new Date(before.from.getTime() + (instant.getTime() - from.getTime()));
  const first = inZone(from, timezone).toPlainDate();
  const firstBefore = inZone(before.from, timezone).toPlainDate();
  let regular: { readonly start: Date; readonly end: Date; readonly shiftMs: number } | null = null;
  return (instant) => {
    if (regular !== null && instant > regular.start && instant < regular.end) {
      return new Date(instant.getTime() + regular.shiftMs);
    }
    const local = inZone(instant, timezone);
    const days = first.until(local.toPlainDate()).days;
    const date = firstBefore.add({ days });
    // A day that begins at 01:00, where a clock skips midnight, meets the whole of one that begins at 00:00.
    if (local.equals(local.startOfDay())) {
      const met = date.toZonedDateTime(timezone);
      const [end, metEnd] = [nextDay(local), nextDay(met)];
      const isRegular = isRegularDay(local, end) && isRegularDay(met, metEnd);
      const shiftMs = toDate(met).getTime() - instant.getTime();
      regular = isRegular ? { start: instant, end: toDate(end), shiftMs } : null;
      return toDate(met);
    }
    const time = isShownAgain(local) ? endOfRepeat(local) : local.toPlainTime();
    const moved = date.toZonedDateTime({ timeZone: timezone, plainTime: time });
    return toDate(moved.toPlainTime().equals(time) ? moved : lastChange(moved));
  };
}

function nextDay(day: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return day.add({ days: 1 }).startOfDay();
}

/** Whether the clock has shown this time before, on the same day. */
function isShownAgain(local: Temporal.ZonedDateTime): boolean {
  return !local.toPlainDateTime().toZonedDateTime(local.timeZoneId, { disambiguation: "earlier" }).equals(local);
}

/** What the clock would have shown at its change: nothing is repeated from then on. */
function endOfRepeat(local: Temporal.ZonedDateTime): Temporal.PlainTime {
  const change = lastChange(local);
  const { offsetNanoseconds } = change.subtract({ nanoseconds: 1 });
  return change.toPlainTime().add({ nanoseconds: offsetNanoseconds - change.offsetNanoseconds });
}

/** The last change of the clock at or before a time that is right after one. */
function lastChange(time: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const change = time.add({ nanoseconds: 1 }).getTimeZoneTransition("previous");
  if (change === null) throw new Error("a clock that repeats or skips a time has changed");
  return change;
}

function earliest(a: Date, b: Date): Date {
  return a < b ? a : b;
}
