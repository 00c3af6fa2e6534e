import type { Estimate } from "./domain/forecast/forecast-period.js";
import { NEEDED_DAYS } from "./domain/forecast/forecast-period.js";
import { type ForecastPeriod, NotEnoughData } from "./domain/forecast/forecast-words.js";
import type { ProjectedUsage } from "./domain/forecast/project-crossing.js";
import { addEstimate, stepOf } from "./domain/forecast/round-estimate.js";
import { sum } from "./domain/forecast/sums.js";
import type { Meter } from "./domain/question-words.js";
import { inUnit } from "./meter.js";
import type { UsageForecast } from "./usage-forecast.query.js";
import type { ForecastDayType, ForecastType } from "./usage-forecast.type.js";

/** An answer as it is told: sums exact, estimates in digits that mean something. */
export function toForecast(
  { calendar, soFar, forecast, now, settledUntil }: UsageForecast,
  { meter, period }: { readonly meter: Meter; readonly period: ForecastPeriod },
): ForecastType {
  const estimate = forecast.kind === "ESTIMATE" ? forecast : null;
  const starts = [{ start: now, end: calendar.today.end }, ...calendar.ahead];
  const projected = estimate === null ? null : project(estimate, soFar, starts);
  const told = (value: bigint | undefined) => (value === undefined ? null : inUnit(meter, value));
  return {
    meter,
    period,
    range: calendar.range,
    soFar: inUnit(meter, soFar),
    soFarUnits: soFar,
    point: told(projected?.point),
    low: told(projected?.low),
    high: told(projected?.high),
    usualToday: told(estimate === null ? undefined : rounded(estimate.usualByNow)),
    notEnoughData: forecast.kind === "ESTIMATE" ? null : NotEnoughData[forecast.kind],
    historyDays: forecast.historyDays,
    neededDays: NEEDED_DAYS,
    method: "WEEKDAY_BLEND",
    backtestError: estimate?.backtest.error ?? null,
    backtests: estimate?.backtest.count ?? 0,
    days: estimate === null ? [] : toDays(estimate, starts, meter),
    outliers: forecast.outliers,
    settledUntil,
    projected,
  };
}

/** To digits that mean something. */
function rounded(value: number): bigint {
  return addEstimate(0n, value, stepOf(value));
}

type Starts = readonly { readonly start: Date; readonly end: Date }[];

function project({ rest, interval }: Estimate, soFar: bigint, starts: Starts): ProjectedUsage {
  const expected = sum(rest);
  const step = stepOf(expected);
  return {
    soFar,
    point: addEstimate(soFar, expected, step),
    low: addEstimate(soFar, expected * interval.low, step),
    high: addEstimate(soFar, expected * interval.high, step),
    days: starts.map((day, index) => ({ ...day, expected: rest[index] ?? 0 })),
  };
}

function toDays({ rest, dayInterval }: Estimate, starts: Starts, meter: Meter): ForecastDayType[] {
  return starts.map(({ start }, index) => {
    const expected = rest[index] ?? 0;
    const told = (value: number) => inUnit(meter, addEstimate(0n, value, stepOf(expected)));
    return {
      start,
      point: told(expected),
      low: told(expected * dayInterval.low),
      high: told(expected * dayInterval.high),
    };
  });
}
