import type { Temporal } from "temporal-polyfill";
import { AppError } from "../../core/errors.js";
import { remember } from "../../core/domain/remember.js";
import { Grain } from "./question-words.js";
import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import { isRegularDay } from "./regular-day.js";
import { floorToQuarterHour, inZone, startOfMonth, startOfWeek, toDate } from "../../core/domain/zoned-time.js";

const DAY_MS = 24 * 3_600_000;
const SLOTS_OF_DAY = { [Grain.HOUR]: 24, [Grain.QUARTER_HOUR]: 96 } as const;

export type ChosenGrain = Exclude<Grain, Grain.AUTO>;

/** `[start, end)` of one slot of a chart, cut to the range. */
export interface Bucket {
  readonly start: Date;
  readonly end: Date;
  /** Where the slot begins on the local calendar, before cutting: 2026-11-23, or 2026-11-23T14:00 within a day. */
  readonly label: string;
}

export interface BucketPlan {
  readonly range: ResolvedRange;
  readonly grain: ChosenGrain;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
  readonly limit: number;
}

/**
 * Local calendar slots that cover a range without gap or overlap, ascending.
 *
 * Days have 23, 24 or 25 hours as the zone has it. An hour that the clock shows twice gives two slots
 * of the same label and different starts.
 *
 * @throws AppError BAD_INPUT naming `grain` when there would be more than `limit`
 */
export const makeBuckets = remember(findBuckets, (buckets) => 3 * buckets.length);

function findBuckets({ range, grain, weekStart, limit }: BucketPlan): readonly Bucket[] {
  const buckets: Bucket[] = [];
  for (const { start, end, label } of slotsFrom(inZone(range.from, range.timezone), grain, weekStart)) {
    if (start >= range.to) break;
    if (buckets.length === limit) {
      throw AppError.badInput("grain", `at most ${limit} buckets: take a coarser grain or a shorter range`, grain);
    }
    buckets.push({ start: latest(start, range.from), end: earliest(end, range.to), label });
  }
  return buckets;
}

/** Without end, from the one that contains `time`. */
function* slotsFrom(time: Temporal.ZonedDateTime, grain: ChosenGrain, weekStart: number): Generator<Bucket> {
  let slot = slotStart(time, grain, weekStart);
  for (;;) {
    const length = grain === Grain.HOUR || grain === Grain.QUARTER_HOUR ? SLOTS_OF_DAY[grain] : null;
    const nextDay = length !== null && slot.equals(slot.startOfDay()) ? slot.add({ days: 1 }).startOfDay() : null;
    if (length !== null && nextDay !== null && isRegularDay(slot, nextDay)) {
      yield* regularSlots(slot, length);
      slot = nextDay;
    } else {
      const next = nextSlot(slot, grain);
      yield { start: toDate(slot), end: toDate(next), label: labelOf(slot, grain) };
      slot = next;
    }
  }
}

/** By clock arithmetic, as a calendar takes a tenth of a millisecond for each. */
function* regularSlots(day: Temporal.ZonedDateTime, count: number): Generator<Bucket> {
  const [midnight, length, date] = [toDate(day).getTime(), DAY_MS / count, day.toPlainDate().toString()];
  for (let at = 0; at < count; at += 1) {
    const time = new Date(at * length).toJSON().slice(11, 16);
    yield {
      start: new Date(midnight + at * length),
      end: new Date(midnight + (at + 1) * length),
      label: `${date}T${time}`,
    };
  }
}

function slotStart(time: Temporal.ZonedDateTime, grain: ChosenGrain, weekStart: number): Temporal.ZonedDateTime {
  switch (grain) {
    case Grain.QUARTER_HOUR:
      return inZone(floorToQuarterHour(toDate(time)), time.timeZoneId);
    case Grain.HOUR:
      return lastFullHour(time);
    case Grain.DAY:
      return time.startOfDay();
    case Grain.WEEK:
      return startOfWeek(time, weekStart);
    case Grain.MONTH:
      return startOfMonth(time);
  }
}

function nextSlot(slot: Temporal.ZonedDateTime, grain: ChosenGrain): Temporal.ZonedDateTime {
  switch (grain) {
    case Grain.QUARTER_HOUR:
      return slot.add({ minutes: 15 });
    case Grain.HOUR:
      return nextFullHour(slot);
    case Grain.DAY:
      return slot.add({ days: 1 }).startOfDay();
    case Grain.WEEK:
      return slot.add({ days: 7 }).startOfDay();
    case Grain.MONTH:
      return slot.add({ months: 1 }).startOfDay();
  }
}

/** Lord Howe moves its clock by half an hour, so an hour after 01:00 it may be 01:30: such a slot lasts 90 minutes. */
function nextFullHour(hour: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  let next = hour.add({ hours: 1 });
  while (next.minute !== 0) next = next.add({ minutes: 60 - next.minute });
  return next;
}

function lastFullHour(time: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  let hour = inZone(floorToQuarterHour(toDate(time)), time.timeZoneId);
  while (hour.minute !== 0) hour = hour.subtract({ minutes: hour.minute });
  return hour;
}

function labelOf(slot: Temporal.ZonedDateTime, grain: ChosenGrain): string {
  if (grain === Grain.QUARTER_HOUR || grain === Grain.HOUR) {
    return slot.toPlainDateTime().toString({ smallestUnit: "minute" });
  }
  return slot.toPlainDate().toString();
}

function earliest(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
