import type { Meter } from "../../analytics/domain/question-words.js";
import { fromUnits } from "../../thresholds/domain/limit-units.js";

/**
 * An amount as it is told: USD for cost, whole tokens or requests, and minutes where there is no meter. A forecast may
 * have parts of a unit, which are left out.
 *
 * @param units as stored: pico-USD for cost
 */
export function amountOf(meter: Meter | null, units: string): string {
  const [whole = "0"] = units.split(".");
  return meter === null ? whole : fromUnits(meter, BigInt(whole));
}
