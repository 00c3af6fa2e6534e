import { formatUsd, parseUsd, pico } from "@tokenledger/model/money";
import { Meter } from "../../analytics/domain/question-words.js";
import { AppError } from "../../core/errors.js";

const WHOLE = /^\d{1,40}$/;

/**
 * A limit as it is kept: whole tokens or requests, or pico-USD for cost.
 *
 * @throws AppError BAD_INPUT naming `limit` for nothing or less, a part of a token, or more digits than money has
 */
export function limitUnits(meter: Meter, limit: string): bigint {
  const units = meter === Meter.COST ? readUsd(limit) : readWhole(limit);
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

function readWhole(text: string): bigint | null {
  return WHOLE.test(text) ? BigInt(text) : null;
}

function readUsd(text: string): bigint | null {
  try {
    return parseUsd(text);
  } catch (error) {
    if (error instanceof RangeError) return null; // told by the caller, with the field's name
    throw error;
  }
}
