import { pico } from "@tokenledger/model/money";
import { discounted } from "../pricing/domain/discount.js";
import type { PriceDecision } from "../pricing/domain/price-decision.js";
import type { Rate, RateCard } from "../pricing/domain/price-version.js";
import type { UsageGroup } from "./usage-groups.query.js";

/** What a group of requests costs by one price. */
export interface GroupCost {
  readonly cost: bigint;
  /** The discount was taken of the sum: up to a pico-USD per request from what each would have cost. */
  readonly isRounded: boolean;
}

/**
 * Exact but for the rounding of a discount: the requests of a group are of one context tier, so that its
 * rates price their sum. Null when the price cannot price what was used.
 *
 * @param decision of one token of each class that the group used; it says which rate sells which class
 */
export function priceGroup(group: UsageGroup, decision: PriceDecision): GroupCost | null {
  const { version, lines, discount } = decision;
  if (version === null || decision.unpricedReason !== null) return null;
  const { card } = version;
  let total = BigInt(group.requests) * (card.request ?? 0n);
  const rates: bigint[] = [card.request ?? 0n];
  for (const { tokenClass, soldAs } of lines) {
    const rate = soldAs === null ? undefined : card.rates[soldAs];
    if (tokenClass === null || rate === undefined) continue;
    rates.push(rateFor(group.inputOfOne, rate));
    total += group.sums[tokenClass] * rateFor(group.inputOfOne, rate);
  }
  total += BigInt(group.webSearches) * (card.webSearch ?? 0n);
  if (discount === null) return { cost: total, isRounded: false };
  const { factorPpm } = discount.discount;
  const isRounded = rates.some((rate) => (rate * BigInt(factorPpm)) % 1_000_000n !== 0n);
  return { cost: discounted(pico(total), { factorPpm }), isRounded };
}

/** Total inputs above which any rate of a card changes, ascending. */
export function tierStartsOf(cards: readonly RateCard[]): readonly number[] {
  const starts = cards.flatMap(({ rates }) =>
    Object.values(rates).flatMap(({ tiers }) => tiers.map(({ above }) => above)),
  );
  return [...new Set(starts)].toSorted((a, b) => a - b);
}

function rateFor(totalInput: number, { base, tiers }: Rate): bigint {
  return tiers.findLast(({ above }) => totalInput > above)?.rate ?? base;
}
