import type { Format } from "./format";
import type { Meter } from "./graphql/graphql";

/** Every digit of an amount of a meter; cost in USD, as limits are written. */
export function exactAmount(meter: Meter | null | undefined, amount: string, format: Format): string {
  return meter === "COST" ? format.usdRate(amount) : format.exact(amount);
}
