import type { PriceVersion } from "./price-version";

interface UsedModel {
  requests30d: number;
  /** Sum of the known costs. */
  cost30d: string;
  current?: PriceVersion | null | undefined;
}

/**
 * What a model cost lately; null where nobody knows. Requests that cost nothing by a price that is not free
 * have no known cost: they came before it.
 */
export function costOfModel({ requests30d, cost30d, current }: UsedModel): string | null {
  if (requests30d === 0) return null;
  if (Number(cost30d) > 0) return cost30d;
  return current != null && isFree(current) ? cost30d : null;
}

function isFree({ rates, requestFee }: PriceVersion): boolean {
  const amounts = rates.flatMap(({ usdPerMillion, tiers }) => [
    usdPerMillion,
    ...tiers.map((tier) => tier.usdPerMillion),
  ]);
  return [...amounts, requestFee ?? "0"].every((amount) => Number(amount) === 0);
}
