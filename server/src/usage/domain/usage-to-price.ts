import type { UsageToPrice } from "../../pricing/domain/price-decision.js";
import type { NewUsage } from "./new-usage.js";

type Priceable = Pick<
  NewUsage,
  "projectId" | "provider" | "model" | "createdAt" | "counts" | "serviceTier" | "webSearches"
>;

/** What decides about the cost of an event. */
export function usageToPrice(usage: Priceable): UsageToPrice {
  return {
    projectId: usage.projectId,
    provider: usage.provider,
    model: usage.model,
    time: usage.createdAt,
    counts: usage.counts,
    serviceTier: usage.serviceTier,
    webSearches: usage.webSearches ?? 0,
  };
}
