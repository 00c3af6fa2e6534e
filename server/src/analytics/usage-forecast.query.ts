import { sql } from "kysely";
import { forecastCalendar, type ForecastCalendar } from "./domain/forecast/forecast-calendar.js";
import { forecastPeriod, type PeriodForecast } from "./domain/forecast/forecast-period.js";
import type { ForecastPeriod } from "./domain/forecast/forecast-words.js";
import type { Meter } from "./domain/question-words.js";
import { METER_COLUMNS } from "./meter.js";
import type { Question } from "./question.js";
import { slotOf } from "./usage-group.js";
import { usageSource } from "./usage-source.js";

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

/** What the running period will come to. Reads whole quarter hours of 120 days from the rollups, in one statement. */
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

/** Sums of each day before and after its split, in turn. */
async function selectHalves(question: Question, { days, range }: ForecastCalendar, meter: Meter): Promise<bigint[]> {
  const { db, filter } = question;
  const [from, to] = [days[0]?.start ?? range.from, days.at(-1)?.end ?? range.to];
  const slots = days.flatMap(({ start, split }) => [{ start }, { start: split }]);
  const value = sql<string>`sum(${sql.ref(`u.${METER_COLUMNS[meter]}`)})::text`;
  const rows = await db
    .selectFrom(usageSource(db, { ...filter, range: { ...filter.range, from, to } }, false).as("u"))
    .select([slotOf(slots).as("slot"), value.as("value")])
    .groupBy(sql`1`)
    .execute();
  const halves = slots.map(() => 0n);
  for (const row of rows) halves[row.slot - 1] = BigInt(row.value);
  return halves;
}
