import { parseUsd } from "@tokenledger/model/money";
import { AppError } from "../core/errors.js";
import { CrossingChance } from "./domain/forecast/forecast-words.js";
import { projectCrossing } from "./domain/forecast/project-crossing.js";
import { Meter } from "./domain/question-words.js";
import type { ForecastCrossingType, ForecastType } from "./usage-forecast.type.js";

const WHOLE = /^\d{1,40}$/;
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
  if (meter !== Meter.COST) {
    if (!WHOLE.test(limit)) throw AppError.badInput("limit", "a whole number, at least 0", limit);
    return BigInt(limit);
  }
  const units = readUsd(limit);
  if (units === null || units < 0n) {
    throw AppError.badInput("limit", "USD of at least 0 with at most 12 digits after the point", limit);
  }
  return units;
}

function readUsd(text: string): bigint | null {
  try {
    return parseUsd(text);
  } catch (error) {
    if (error instanceof RangeError) return null; // told by the caller, with the field's name
    throw error;
  }
}
