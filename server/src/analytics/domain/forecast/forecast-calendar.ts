import type { Temporal } from "temporal-polyfill";
import type { ResolvedRange } from "../../../core/domain/resolved-range.js";
import { remember } from "../../../core/domain/remember.js";
import { floorToQuarterHour, inZone, startOfDate } from "../../../core/domain/zoned-time.js";
import type { PlacedDay } from "./placed-day.js";
import { ForecastPeriod } from "./forecast-words.js";

/** Three whole months and a part of a fourth; weekdays are seen seventeen times. */
const HISTORY_DAYS = 119;

/** A local day, split at the time of day of the question, and its place in its period. */
export interface CalendarDay extends Omit<PlacedDay, "before" | "after"> {
  readonly start: Date;
  /** Within the day, on a quarter of an hour. */
  readonly split: Date;
  readonly end: Date;
}

export interface ForecastCalendar {
  /** The running period, to its end. */
  readonly range: ResolvedRange;
  /** 119 days up to yesterday, then today. */
  readonly days: readonly CalendarDay[];
  readonly today: CalendarDay;
  /** The part of today that has passed by the clock, 0 to 1. */
  readonly clockShare: number;
  /** The part of what was left of today at its split that is still left, 0 to 1. */
  readonly leftShare: number;
  /** The period's days after today. */
  readonly ahead: readonly { readonly start: Date; readonly end: Date }[];
}

export interface CalendarQuestion {
  readonly period: ForecastPeriod;
  readonly now: Date;
  readonly timezone: string;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
}

/** The local days that an estimate reads and those it is about. Days have 23, 24 or 25 hours as the zone has it. */
export const forecastCalendar = remember(makeCalendar, ({ days, ahead }) => 4 * (days.length + ahead.length));

function makeCalendar(question: CalendarQuestion): ForecastCalendar {
  const { now, timezone } = question;
  const date = inZone(now, timezone).toPlainDate();
  const days = localDays(date, question);
  const today = days[HISTORY_DAYS];
  const [first, last] = [days[HISTORY_DAYS - (today?.ownDays ?? 0)], days.at(-1)];
  if (today === undefined || first === undefined || last === undefined) throw new Error("A calendar has today.");
  return {
    range: { from: first.start, to: last.end, timezone, step: null },
    days: days.slice(0, HISTORY_DAYS + 1),
    today,
    clockShare: between(today.start, today.split) / between(today.start, today.end),
    leftShare: between(now, today.end) / between(today.split, today.end),
    ahead: days.slice(HISTORY_DAYS + 1),
  };
}

/** The time of day at which all days are split. */
export function splitTime(now: Date, timezone: string): Temporal.PlainTime {
  return inZone(floorToQuarterHour(now), timezone).toPlainTime();
}

/** From 119 days before a date to the end of its period. */
function localDays(date: Temporal.PlainDate, question: CalendarQuestion): CalendarDay[] {
  const { now, timezone } = question;
  const timeOfDay = splitTime(now, timezone);
  const dates = Array.from({ length: HISTORY_DAYS + placeOf(date, question).daysAhead + 2 }, (_, index) => {
    return date.add({ days: index - HISTORY_DAYS });
  });
  const starts = dates.map((day) => startOfDate(day, timezone).epochMilliseconds);
  return dates.slice(0, -1).map((day, index) => {
    const [start, end] = [starts[index] ?? Number.NaN, starts[index + 1] ?? Number.NaN];
    const split = day.toZonedDateTime({ timeZone: timezone, plainTime: timeOfDay }).epochMilliseconds;
    return {
      ...placeOf(day, question),
      date: day.toString(),
      weekday: day.dayOfWeek,
      start: new Date(start),
      // A time that the clock skips may fall behind the day's end, or ahead of a start that is not at midnight.
      split: new Date(Math.min(Math.max(split, start), end)),
      end: new Date(end),
    };
  });
}

function between(from: Date, to: Date): number {
  return to.getTime() - from.getTime();
}

/** How many days of its period lie before and after a date. */
function placeOf(date: Temporal.PlainDate, { period, weekStart }: CalendarQuestion) {
  switch (period) {
    case ForecastPeriod.DAY:
      return { ownDays: 0, daysAhead: 0 };
    case ForecastPeriod.WEEK: {
      const ownDays = (date.dayOfWeek - weekStart + 7) % 7;
      return { ownDays, daysAhead: 6 - ownDays };
    }
    case ForecastPeriod.MONTH:
      return { ownDays: date.day - 1, daysAhead: date.daysInMonth - date.day };
  }
}
