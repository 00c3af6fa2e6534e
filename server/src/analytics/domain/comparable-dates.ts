import { Temporal } from "temporal-polyfill";
import { Grain } from "./question-words.js";

/** Local days that a comparison reaches back. */
export const BASELINE_DAYS = 56;
/** Among so many days there is one of every kind. */
export const LEAD_DAYS = 7;
const SATURDAY = 6;

/** A day or an hour is what is watched for being unusual. */
export type WatchedGrain = Grain.DAY | Grain.HOUR;

/** Local dates such as 2026-11-23. */
export interface ComparableDates {
  /** What a date is compared with, oldest first: the same weekdays, or for hours all days of its kind. */
  readonly peers: readonly string[];
  /** The day before, and the last day of its kind. */
  readonly preceding: readonly string[];
}

interface KnownDate {
  readonly date: string;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
}

/**
 * What each date can be compared with among those before it. Days are of two kinds: Monday to Friday, and
 * weekends. A date is never among its own peers.
 *
 * @param dates ascending, each the day after the one before it
 */
export function comparableDates(dates: readonly string[], grain: WatchedGrain): ReadonlyMap<string, ComparableDates> {
  const known = dates.map((date) => ({ date, weekday: Temporal.PlainDate.from(date).dayOfWeek }));
  const isPeer = grain === Grain.DAY ? isSameWeekday : isSameKind;
  return new Map(
    known.map((day, at) => {
      const earlier = known.slice(Math.max(0, at - BASELINE_DAYS), at);
      const peers = earlier.filter((other) => isPeer(other, day));
      const preceding = [earlier.at(-1), earlier.findLast((other) => isSameKind(other, day))];
      return [day.date, { peers: peers.map(dateOf), preceding: preceding.flatMap((other) => other?.date ?? []) }];
    }),
  );
}

function dateOf({ date }: KnownDate): string {
  return date;
}

function isSameWeekday(day: KnownDate, other: KnownDate): boolean {
  return day.weekday === other.weekday;
}

function isSameKind(day: KnownDate, other: KnownDate): boolean {
  return day.weekday >= SATURDAY === other.weekday >= SATURDAY;
}
