import { formatUsd, pico } from "@tokenledger/model/money";
import { Meter } from "../../analytics/domain/question-words.js";
import { readAmount } from "../../analytics/domain/read-amount.js";
import { AppError } from "../../core/errors.js";

/**
 * A limit as it is kept: whole tokens or requests, or pico-USD for cost.
 *
 * @throws AppError BAD_INPUT naming `limit` for nothing or less, a part of a token, or more digits than money has
 */
export function limitUnits(meter: Meter, limit: string): bigint {
  const units = readAmount(meter, limit);
  if (units !== null && units > 0n) return units;
  const expected =
    meter === Meter.COST
      ? "USD of more than 0 with at most 12 digits after the point"
      : "a whole number of more than 0";
  throw AppError.badInput("limit", expected, limit);
}

/** A limit, or what was used of it, as it is told: in USD for cost. */
export function fromUnits(meter: Meter, units: bigint): string {
  return meter === Meter.COST ? formatUsd(pico(units)) : units.toString();
}
