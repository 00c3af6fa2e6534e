import { AppError } from "../core/errors.js";
import { CrossingChance } from "./domain/forecast/forecast-words.js";
import { projectCrossing } from "./domain/forecast/project-crossing.js";
import { Meter } from "./domain/question-words.js";
import { readAmount } from "./domain/read-amount.js";
import type { ForecastCrossingType, ForecastType } from "./usage-forecast.type.js";

const LIKELY: readonly CrossingChance[] = [
  CrossingChance.REACHED,
  CrossingChance.NEARLY_CERTAIN,
  CrossingChance.LIKELY,
];

/**
 * When a forecast's period is expected to reach a limit; null without an estimate, unless it already has.
 *
 * @throws AppError BAD_INPUT naming `limit` for less than nothing, more digits than the unit has, or part of a token
 */
export function forecastCrossing(forecast: ForecastType, limit: string): ForecastCrossingType | null {
  const units = readLimit(forecast.meter, limit);
  const { projected, soFarUnits } = forecast;
  if (projected === null && soFarUnits < units) return null;
  const { at, chance } =
    projected === null ? { at: null, chance: CrossingChance.REACHED } : projectCrossing(projected, units);
  return { at, chance, likely: LIKELY.includes(chance) };
}

function readLimit(meter: Meter, limit: string): bigint {
  const units = readAmount(meter, limit);
  if (units !== null && units >= 0n) return units;
  const expected =
    meter === Meter.COST ? "USD of at least 0 with at most 12 digits after the point" : "a whole number, at least 0";
  throw AppError.badInput("limit", expected, limit);
}
