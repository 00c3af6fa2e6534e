import type { AllowanceRequest } from "@tokenledger/model/allowance";
import { parseUsd, type PicoUsd } from "@tokenledger/model/money";
import { NO_TOKENS } from "@tokenledger/model/token-class";
import type { PriceCatalogue } from "../../pricing/price-catalogue.js";

export interface PricedCall {
  readonly prices: Pick<PriceCatalogue, "price">;
  readonly projectId: number;
  readonly now: Date;
}

/**
 * The most that a call may cost: what our own prices say of its tokens, none of them cached, or what the caller says,
 * whichever is more. Null when neither says anything, which is not the same as nothing.
 */
export function estimateCost(request: AllowanceRequest, call: PricedCall): PicoUsd | null {
  const said = request.costUsd == null ? null : parseUsd(request.costUsd);
  const priced = priceOf(request, call);
  if (said === null || priced === null) return said ?? priced;
  return said > priced ? said : priced;
}

function priceOf(request: AllowanceRequest, { prices, projectId, now }: PricedCall): PicoUsd | null {
  const { provider, model, inputTokens, outputTokens, serviceTier } = request;
  if (provider == null || model == null) return null;
  const counts = { ...NO_TOKENS, input: inputTokens, output: outputTokens };
  const usage = { projectId, provider, model, time: now, counts, serviceTier: serviceTier ?? null, webSearches: 0 };
  return prices.price(usage).cost;
}
