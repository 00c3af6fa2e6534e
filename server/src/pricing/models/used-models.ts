import { NO_TOKENS } from "@tokenledger/model/token-class";
import type { PicoUsd } from "@tokenledger/model/money";
import { pico } from "@tokenledger/model/money";
import { modelKey } from "../domain/model-key.js";
import type { PriceDecision, UsageToPrice } from "../domain/price-decision.js";
import type { ModelUsage } from "./model-usage.query.js";

export interface UsedModel {
  readonly requests: number;
  readonly unpricedRequests: number;
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
  for (const { requests, unpricedRequests, cost, ...names } of usage) {
    const version = pricingVersion(names, prices, now);
    if (version === null) continue;
    const key = modelKey(version);
    const before = used.get(key) ?? { requests: 0, unpricedRequests: 0, cost: pico(0n) };
    used.set(key, {
      requests: before.requests + requests,
      unpricedRequests: before.unpricedRequests + unpricedRequests,
      cost: pico(before.cost + cost),
    });
  }
  return used;
}

/**
 * Requests by the model of any of the lists whose price stands for them, see `modelKey`. Where an own price
 * is in force no list decides.
 *
 * @param lists each with the own prices
 */
export function requestsByListedModel(
  usage: readonly ModelUsage[],
  lists: readonly Explaining[],
  now: Date,
): ReadonlyMap<string, number> {
  const requests = new Map<string, number>();
  for (const used of usage) {
    const versions = lists.map((prices) => pricingVersion(used, prices, now));
    const keys = new Set(versions.flatMap((found) => (found === null || found.listId === null ? [] : modelKey(found))));
    for (const key of keys) requests.set(key, (requests.get(key) ?? 0) + used.requests);
  }
  return requests;
}

/** The version that prices a request of the standard tier now. */
function pricingVersion(
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
