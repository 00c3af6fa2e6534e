import { sql } from "kysely";
import { keptParts } from "./answers/kept-parts.js";
import { chunksOfDays } from "./domain/chunks-of-days.js";
import {
  type CalendarDay,
  forecastCalendar,
  type ForecastCalendar,
  splitTime,
} from "./domain/forecast/forecast-calendar.js";
import { forecastPeriod, type PeriodForecast } from "./domain/forecast/forecast-period.js";
import type { ForecastPeriod } from "./domain/forecast/forecast-words.js";
import type { Meter } from "./domain/question-words.js";
import { METER_COLUMNS } from "./meter.js";
import type { Question } from "./question.js";
import type { Interval } from "./domain/split-into-days.js";
import { usageByDays } from "./usage-by-days.js";
import { slotOf } from "./usage-group.js";
import { sumsSource } from "./usage-source.js";

export interface ForecastRequest {
  readonly meter: Meter;
  readonly period: ForecastPeriod;
}

export interface UsageForecast {
  readonly calendar: ForecastCalendar;
  /** What the period has so far, in units of the meter: pico-USD for cost. */
  readonly soFar: bigint;
  readonly forecast: PeriodForecast;
  readonly now: Date;
  readonly settledUntil: Date;
}

/** What the running period will come to. Reads 120 days, and their quarter hours on one side of the time of day. */
export async function usageForecast(question: Question, { meter, period }: ForecastRequest): Promise<UsageForecast> {
  const { filter, now, weekStart } = question;
  const calendar = forecastCalendar({ period, now, timezone: filter.range.timezone, weekStart });
  const halves = await selectHalves(question, calendar, meter);
  const days = calendar.days.map((day, index) => ({
    ...day,
    before: Number(halves[2 * index] ?? 0n),
    after: Number(halves[2 * index + 1] ?? 0n),
  }));
  const today = days.at(-1);
  const { clockShare, leftShare } = calendar;
  if (today === undefined) throw new Error("A calendar has today.");
  return {
    calendar,
    soFar: halves.slice(-2 * (today.ownDays + 1)).reduce((sum, half) => sum + half, 0n),
    forecast: forecastPeriod(days.slice(0, -1), { ...today, clockShare, leftShare }),
    now,
    settledUntil: question.snapshotAt,
  };
}

/**
 * Sums of each day before and after its split, in turn. Days that are over are kept: they are read again only when they
 * change, or the splits move on by a quarter of an hour.
 */
async function selectHalves(question: Question, calendar: ForecastCalendar, meter: Meter): Promise<bigint[]> {
  const { days, today, clockShare } = calendar;
  const { timezone } = question.filter.range;
  const isLate = clockShare > 0.5;
  const parts = await keptParts(question, {
    name: "forecast days",
    request: { meter, isLate, splitTime: String(splitTime(question.now, timezone)) },
    spans: chunksOfDays({ from: days[0]?.start ?? today.start, to: today.start, timezone, before: today.start }),
    read: async (chunks) => {
      const read = await selectSides(question, days, { meter, isLate, chunks });
      return chunks.map((chunk) => read.filter(({ day }) => isIn(chunk, day)).flatMap(({ halves }) => halves));
    },
  });
  const { start, split, end } = today;
  const halves = [
    { from: start, to: split },
    { from: split, to: end },
  ];
  return [...parts.flat(), ...(await selectSpans(question, halves, meter))];
}

function isIn({ from, to }: Interval, { start }: CalendarDay): boolean {
  return start >= from && start < to;
}

interface Sides {
  readonly meter: Meter;
  /** Whether what follows the splits is read, and not what precedes them: the shorter side. */
  readonly isLate: boolean;
  /** Whose days are asked for, ascending. */
  readonly chunks: readonly Interval[];
}

interface DayHalves {
  readonly day: CalendarDay;
  /** Before and after its split. */
  readonly halves: readonly bigint[];
}

/**
 * Of the days of the chunks: as a whole, and the shorter of their sides. What lies between chunks is read as whole days
 * with them: a row each, where another statement takes longer than a hundred rows.
 */
async function selectSides(
  question: Question,
  days: readonly CalendarDay[],
  { meter, isLate, chunks }: Sides,
): Promise<readonly DayHalves[]> {
  const asked = days.filter((day) => chunks.some((chunk) => isIn(chunk, day)));
  const [first, last] = [asked[0], asked.at(-1)];
  if (first === undefined || last === undefined) return [];
  const inRow = days.slice(days.indexOf(first), days.indexOf(last) + 1);
  const wholes = await selectDays(question, inRow, meter);
  const spans = asked.map(({ start, split, end }) => (isLate ? { from: split, to: end } : { from: start, to: split }));
  const sides = await selectSpans(question, spans, meter);
  return asked.map((day, at) => {
    const [whole, side] = [wholes[inRow.indexOf(day)] ?? 0n, sides[at] ?? 0n];
    return { day, halves: isLate ? [whole - side, side] : [side, whole - side] };
  });
}

async function selectDays(question: Question, days: readonly CalendarDay[], meter: Meter): Promise<bigint[]> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const source = await usageByDays(
    within(question, { from: first.start, to: last.end }),
    days.map(({ start }) => start),
  );
  const value = sql<string>`sum(${sql.ref(`u.${METER_COLUMNS[meter]}`)})::text`;
  const found = await question.db
    .selectFrom(source.as("u"))
    .select([slotOf(days).as("slot"), value.as("value")])
    .groupBy(sql`1`)
    .execute();
  const sums = days.map(() => 0n);
  for (const { slot, value: sum } of found) sums[slot - 1] = BigInt(sum);
  return sums;
}

/** Span by span: what lies between them is not read, nor placed among them row by row. */
async function selectSpans(question: Question, spans: readonly Interval[], meter: Meter): Promise<bigint[]> {
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return [];
  const source = sumsSource(question.db, within(question, { from: first.from, to: last.to }).filter);
  const [from, to] = [instants(spans.map((span) => span.from)), instants(spans.map((span) => span.to))];
  const { rows } = await sql<{ value: string | null }>`
    select side.value from unnest(${from}, ${to}) with ordinality as span (start, until, place)
      cross join lateral (
        select sum(${sql.ref(`u.${METER_COLUMNS[meter]}`)})::text as value
        from ${source.as("u")} where u.at >= span.start and u.at < span.until
      ) as side
    order by span.place`.execute(question.db);
  return rows.map(({ value }) => BigInt(value ?? 0));
}

function instants(list: readonly Date[]) {
  return sql`${sql.val(list.map((instant) => instant.toJSON()))}::timestamptz[]`;
}

function within(question: Question, { from, to }: Interval): Question {
  const { filter } = question;
  return { ...question, filter: { ...filter, range: { ...filter.range, from, to } } };
}
