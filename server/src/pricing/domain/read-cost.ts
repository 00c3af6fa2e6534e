import { decimalUsd } from "./decimal-usd.js";

/** As much as anybody would believe of one request; more is a fault, and would not fit where costs are kept. */
const MOST_USD = 1_000_000_000;

/**
 * What somebody else says that a request cost, as the shortest decimal string in USD; null when it is absent or no
 * amount of 0 or more. Floats carry tails (`0.013317500000000001`), so they are rounded to a whole pico-USD.
 */
export function readCost(value: unknown): string | null {
  if (typeof value !== "number" && typeof value !== "string") return null;
  const cost = decimalUsd(String(value));
  return cost !== null && Number(cost) >= 0 && Number(cost) <= MOST_USD ? cost : null;
}
