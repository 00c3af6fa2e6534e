import type { Format } from "./format";
import type { Meter } from "./graphql/graphql";

/** An amount of a meter to be read fast. */
export function amountText(meter: Meter | null | undefined, amount: string, format: Format): string {
  return meter === "COST" ? format.moneyCard(amount) : format.compact(amount);
}
