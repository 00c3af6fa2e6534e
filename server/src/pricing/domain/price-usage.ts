import { pico, type PicoUsd } from "@tokenledger/model/money";
import { INPUT_CLASSES, TOKEN_CLASSES, type TokenClass, type TokenCounts } from "@tokenledger/model/token-class";
import type { Rate, RateCard } from "./price-version.js";

/**
 * As what a class is sold when the card has no rate for it, nearest first. Of the two parents of
 * cached audio a card prices at most one alone: lists that price both also price their meeting.
 */
const SOLD_AS: Readonly<Record<TokenClass, readonly TokenClass[]>> = {
  input: ["input"],
  cache_read: ["cache_read", "input"],
  cache_write: ["cache_write", "input"],
  cache_write_1h: ["cache_write_1h", "cache_write", "input"],
  input_audio: ["input_audio", "input"],
  cache_read_audio: ["cache_read_audio", "cache_read", "input_audio", "input"],
  input_image: ["input_image", "input"],
  input_video: ["input_video", "input"],
  output: ["output"],
  reasoning: ["reasoning", "output"],
  output_audio: ["output_audio", "output"],
  output_image: ["output_image", "output"],
};

/**
 * Exact cost of one request; null when the card cannot price it: it has no rates at all, or none for
 * a class that was used.
 *
 * The tier is chosen once, by total input including cached tokens, and prices the whole request:
 * 200,001 in and 1,000 out of a model that costs 1.25/10 up to 200,000 and 2.50/15 above are $0.5150025.
 */
export function priceUsage(counts: TokenCounts, card: RateCard): PicoUsd | null {
  if (isEmpty(card)) return null;
  let totalInput = 0;
  for (const tokenClass of INPUT_CLASSES) totalInput += counts[tokenClass];

  let cost: bigint = card.request ?? 0n;
  for (const tokenClass of TOKEN_CLASSES) {
    const count = counts[tokenClass];
    if (count === 0) continue;
    const rate = rateOf(tokenClass, card);
    if (rate === null) return null;
    cost += BigInt(count) * rateFor(totalInput, rate);
  }
  return pico(cost);
}

/** Whether nothing on the card costs anything. A card without rates is not free but unknown. */
export function isFreeCard(card: RateCard): boolean {
  if (isEmpty(card) || (card.request ?? 0n) !== 0n) return false;
  return Object.values(card.rates).every(({ base, tiers }) => base === 0n && tiers.every(({ rate }) => rate === 0n));
}

function isEmpty({ rates }: RateCard): boolean {
  return Object.keys(rates).length === 0;
}

function rateOf(tokenClass: TokenClass, { rates }: RateCard): Rate | null {
  for (const parent of SOLD_AS[tokenClass]) {
    const rate = rates[parent];
    if (rate !== undefined) return rate;
  }
  return null;
}

function rateFor(totalInput: number, { base, tiers }: Rate): PicoUsd {
  let chosen = base;
  for (const { above, rate } of tiers) {
    if (totalInput > above) chosen = rate;
  }
  return chosen;
}
