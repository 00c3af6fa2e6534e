import { NO_TOKENS, TOKEN_CLASSES, type TokenClass } from "@tokenledger/model/token-class";
import { priceGroup } from "../recost/price-group.js";
import type { RecostPrices } from "../recost/recost-prices.js";
import { oneOfEach } from "../recost/token-sums.js";
import type { TokenPricer } from "./domain/token-pricer.js";

const NOTHING = Object.fromEntries(TOKEN_CLASSES.map((name) => [name, 0n])) as Record<TokenClass, bigint>; // has every class

/** The price engine, asked about sums. */
export function makeTokenPricer(prices: RecostPrices, now: Date): TokenPricer {
  return ({ sold, tokens, requests, inputOfOne, serviceTier }) => {
    const sums = { ...NOTHING, ...tokens };
    const decision = prices.explain(oneOfEach(sums), sold, { time: now, serviceTier });
    const group = { slot: 0, userId: "0", ...sold, requests, leftOut: 0, sums, inputOfOne, webSearches: 0, cost: 0n };
    return priceGroup(group, decision)?.cost ?? null;
  };
}

/** Whether a model has a price now under this very name, and not under that of another. */
export function isPricedByName(
  prices: RecostPrices,
  sold: { projectId: number; provider: string; model: string },
  now: Date,
): boolean {
  return prices.explain(NO_TOKENS, sold, { time: now }).version?.model === sold.model;
}
