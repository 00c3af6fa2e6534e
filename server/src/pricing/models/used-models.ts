import { NO_TOKENS } from "@tokenledger/model/token-class";
import type { PicoUsd } from "@tokenledger/model/money";
import { pico } from "@tokenledger/model/money";
import { modelKey } from "../domain/model-key.js";
import type { PriceDecision, UsageToPrice } from "../domain/price-decision.js";
import type { ModelUsage } from "./model-usage.query.js";

export interface UsedModel {
  readonly requests: number;
  readonly cost: PicoUsd;
}

/** Says which version prices a request; a `PriceList` or the catalogue of this process. */
export interface Explaining {
  explain(usage: UsageToPrice): PriceDecision;
}

/** Usage by the model whose price stands for it now, see `modelKey`; what has no price is left out. */
export function usedModels(
  usage: readonly ModelUsage[],
  prices: Explaining,
  now: Date,
): ReadonlyMap<string, UsedModel> {
  const used = new Map<string, UsedModel>();
  for (const { requests, cost, ...names } of usage) {
    const version = pricingVersion(names, prices, now);
    if (version === null) continue;
    const key = modelKey(version);
    const before = used.get(key) ?? { requests: 0, cost: pico(0n) };
    used.set(key, { requests: before.requests + requests, cost: pico(before.cost + cost) });
  }
  return used;
}

/** The version that prices a request of the standard tier now. */
export function pricingVersion(
  names: Pick<ModelUsage, "projectId" | "provider" | "model">,
  prices: Explaining,
  now: Date,
): PriceDecision["version"] {
  const { projectId, provider, model } = names;
  return prices.explain({
    projectId,
    provider,
    model,
    time: now,
    counts: NO_TOKENS,
    serviceTier: null,
    webSearches: 0,
  }).version;
}
