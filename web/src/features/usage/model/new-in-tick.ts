import type { CostChoice } from "../../../lib/url-grammar";
import type { TickAnswer } from "./usage-answer";

/**
 * How many requests of a tick a list would gain. Where a filter of app users leaves no slices, nobody knows
 * which of them have no price: all are counted, so that none is missed.
 */
export function newInTick({ requests, slices }: Pick<TickAnswer, "requests" | "slices">, cost: CostChoice): number {
  if (cost === "any" || slices.length === 0) return requests;
  return slices.reduce((sum, slice) => sum + slice.unpricedRequests, 0);
}
