import { addDays, addMonths, daysBetween, isCalendarDay, monthStart, weekdayOf } from "./calendar-day";
import { RANGE_PRESETS, type RangePreset } from "./url-grammar";

/** A preset, `2026-11-01..2026-11-23` (both days inside) or `2026-11-23T09:00..2026-11-23T18:00`. */
export type RangeToken = string;

/** What "now" is where the days are counted. */
export interface LocalNow {
  /** `2026-11-23` */
  day: string;
  /** `2026-11-23T14:05` */
  dateTime: string;
  /** 1 = Monday … 7 = Sunday. */
  weekStart: number;
}

/** Inclusive days. */
export interface DaySpan {
  from: string;
  to: string;
}

const DAYS = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/;
const TIMES = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\.\.(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/;
/** The years that the server answers, in whatever zone. */
const FIRST_DAY = "2000-01-01";
const LAST_DAY = "2199-12-31";
/** The server answers no more; a day less leaves room for a change of clocks. */
const MAX_DAYS = 2_200;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

export function isRangePreset(text: string): text is RangePreset {
  return RANGE_PRESETS.some((preset) => preset === text);
}

/**
 * `null` for text that names no range: unknown words, days that do not exist, an end before its start,
 * and what the server does not answer.
 */
export function parseRange(text: string): RangeToken | null {
  if (isRangePreset(text)) return text;
  const days = DAYS.exec(text);
  if (days) {
    const [, from = "", to = ""] = days;
    return isCalendarDay(from) && isCalendarDay(to) && from <= to && isAnswered(from, to) ? text : null;
  }
  const times = TIMES.exec(text);
  if (times) {
    const [, fromDay = "", fromClock = "", toDay = "", toClock = ""] = times;
    const real = isCalendarDay(fromDay) && isCalendarDay(toDay) && CLOCK.test(fromClock) && CLOCK.test(toClock);
    const isInOrder = `${fromDay}T${fromClock}` < `${toDay}T${toClock}`;
    return real && isInOrder && isAnswered(fromDay, toDay) ? text : null;
  }
  return null;
}

function isAnswered(from: string, to: string): boolean {
  return from >= FIRST_DAY && to <= LAST_DAY && daysBetween(from, to) + 1 < MAX_DAYS;
}

/** The two ends of a fixed range, days or times as written; `null` for a preset. */
export function rangeEnds(range: RangeToken): DaySpan | null {
  const [from, to] = range.split("..");
  return from === undefined || to === undefined ? null : { from, to };
}

/** The same range with fixed dates, for links that must not move with time. */
export function freezeRange(range: RangeToken, now: LocalNow): RangeToken {
  if (range === "24h") return `${addDays(now.day, -1)}${now.dateTime.slice(10)}..${now.dateTime}`;
  const span = daySpan(range, now);
  return span === null ? range : `${span.from}..${span.to}`;
}

/** The calendar days of a range; `null` for ranges that are not whole days. */
export function daySpan(range: RangeToken, now: LocalNow): DaySpan | null {
  const today = now.day;
  if (!isRangePreset(range)) {
    const ends = rangeEnds(range);
    return ends === null || ends.from.length !== 10 ? null : ends;
  }
  switch (range) {
    case "today":
      return { from: today, to: today };
    case "yesterday":
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case "24h":
      return null;
    case "7d":
      return { from: addDays(today, -6), to: today };
    case "30d":
      return { from: addDays(today, -29), to: today };
    case "90d":
      return { from: addDays(today, -89), to: today };
    case "wtd":
      return { from: addDays(today, -((weekdayOf(today) - now.weekStart + 7) % 7)), to: today };
    case "mtd":
      return { from: monthStart(today), to: today };
    case "lastmonth":
      return { from: addMonths(monthStart(today), -1), to: addDays(monthStart(today), -1) };
  }
}

/** Whether the range still grows, so that live ticks belong to it. */
export function isLiveRange(range: RangeToken, now: LocalNow): boolean {
  if (range === "24h") return true;
  const span = daySpan(range, now);
  if (span !== null) return span.from <= now.day && span.to >= now.day;
  const ends = rangeEnds(range);
  return ends !== null && ends.from <= now.dateTime && ends.to >= now.dateTime;
}

/**
 * The neighbouring range of the same length; `null` at the edge, because nothing lies after today.
 * Calendar months stay calendar months. What has a name gets it back: stepping forth from
 * yesterday is `today`.
 */
export function stepRange(range: RangeToken, direction: -1 | 1, now: LocalNow): RangeToken | null {
  if (direction === 1 && isLiveRange(range, now)) return null;
  const span = daySpan(range, now);
  const next =
    span === null ? stepTimes(freezeRange(range, now), direction) : stepDays({ range, span }, direction, now);
  if (next === null) return null;
  const start = rangeEnds(next)?.from ?? "";
  return start.slice(0, 10) > now.day ? null : namedRange(next, now);
}

function stepDays(stepped: { range: RangeToken; span: DaySpan }, direction: -1 | 1, now: LocalNow): RangeToken {
  const { range, span } = stepped;
  const first = monthStart(span.from);
  const wholeMonth = span.from === first && span.to === addDays(addMonths(first, 1), -1);
  if (range === "mtd" || wholeMonth) {
    const start = addMonths(first, direction);
    const end = addDays(addMonths(start, 1), -1);
    return `${start}..${direction === 1 && end > now.day ? now.day : end}`;
  }
  const length = range === "wtd" ? 7 : daysBetween(span.from, span.to) + 1;
  const from = addDays(span.from, direction * length);
  const to = addDays(from, length - 1);
  // Stepping forth must not promise days that have not happened.
  return `${from}..${direction === 1 && to > now.day ? now.day : to}`;
}

function stepTimes(range: RangeToken, direction: -1 | 1): RangeToken | null {
  const ends = rangeEnds(range);
  if (ends === null) return null;
  const from = Date.parse(`${ends.from}Z`);
  const to = Date.parse(`${ends.to}Z`);
  const shift = direction * (to - from);
  return `${wallClock(from + shift)}..${wallClock(to + shift)}`;
}

function namedRange(range: RangeToken, now: LocalNow): RangeToken {
  const named = (["today", "yesterday", "7d", "30d", "90d", "mtd", "lastmonth"] as const).find(
    (preset) => freezeRange(preset, now) === range,
  );
  return named ?? range;
}

function wallClock(at: number): string {
  return new Date(at).toISOString().slice(0, 16);
}
