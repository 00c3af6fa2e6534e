import { type SelectQueryBuilder, sql } from "kysely";
import { type CalendarDay, forecastCalendar, type ForecastCalendar } from "./domain/forecast/forecast-calendar.js";
import { forecastPeriod, type PeriodForecast } from "./domain/forecast/forecast-period.js";
import type { ForecastPeriod } from "./domain/forecast/forecast-words.js";
import type { Meter } from "./domain/question-words.js";
import { METER_COLUMNS } from "./meter.js";
import type { Question } from "./question.js";
import type { UsageTables } from "./tables.js";
import { usageByDays } from "./usage-by-days.js";
import { slotOf } from "./usage-group.js";
import { type UsageRow, usageSource } from "./usage-source.js";

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

/** Sums of each day before and after its split, in turn: the days as a whole, and the shorter of their sides. */
async function selectHalves(question: Question, calendar: ForecastCalendar, meter: Meter): Promise<bigint[]> {
  const { days } = calendar;
  const isLate = calendar.clockShare > 0.5;
  const wholes = await selectDays(question, calendar, meter);
  const sides = await selectSides(question, calendar, { meter, isLate });
  return days.flatMap((_, at) => {
    const [whole, side] = [wholes[at] ?? 0n, sides[at] ?? 0n];
    return isLate ? [whole - side, side] : [side, whole - side];
  });
}

async function selectDays(question: Question, { days, range }: ForecastCalendar, meter: Meter): Promise<bigint[]> {
  const starts = days.map(({ start }) => start);
  const source = await usageByDays(inRange(question, days, range), starts);
  return sumBySlot(question.db.selectFrom(source.as("u")), days, meter);
}

interface Sides {
  readonly meter: Meter;
  /** Whether what follows the splits is asked for, and not what precedes them. */
  readonly isLate: boolean;
}

/** Side by side: what lies between them is not read, nor placed among them row by row. */
async function selectSides(
  question: Question,
  { days, range }: ForecastCalendar,
  { meter, isLate }: Sides,
): Promise<bigint[]> {
  const source = usageSource(question.db, inRange(question, days, range).filter, false);
  const [from, to] = [
    days.map(({ start, split }) => (isLate ? split : start)),
    days.map(({ split, end }) => (isLate ? end : split)),
  ];
  const { rows } = await sql<{ value: string | null }>`
    select side.value from unnest(${instants(from)}, ${instants(to)}) with ordinality as span (start, until, place)
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

function inRange(question: Question, days: readonly CalendarDay[], { from, to }: ForecastCalendar["range"]): Question {
  const { filter } = question;
  const range = { ...filter.range, from: days[0]?.start ?? from, to: days.at(-1)?.end ?? to };
  return { ...question, filter: { ...filter, range } };
}

async function sumBySlot(
  rows: SelectQueryBuilder<UsageTables & { u: UsageRow }, "u", object>,
  days: readonly CalendarDay[],
  meter: Meter,
): Promise<bigint[]> {
  const value = sql<string>`sum(${sql.ref(`u.${METER_COLUMNS[meter]}`)})::text`;
  const found = await rows
    .select([slotOf(days).as("slot"), value.as("value")])
    .groupBy(sql`1`)
    .execute();
  const sums = days.map(() => 0n);
  for (const { slot, value: sum } of found) sums[slot - 1] = BigInt(sum);
  return sums;
}
