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

/** One part of a cost; `amount` is `quantity` times `rate`. */
export interface CostLine {
  readonly kind: "tokens" | "web_searches" | "request";
  /** Null but for tokens. */
  readonly tokenClass: TokenClass | null;
  /** The class whose rate applied: its own, or that of its parent. */
  readonly soldAs: TokenClass | null;
  readonly quantity: number;
  /** Per token, per search or per request. */
  readonly rate: PicoUsd;
  readonly amount: PicoUsd;
}

/** What was used and has no rate: a class, or searches of the web; `everything` for a card without rates. */
export type UnratedPart = TokenClass | "web_searches" | "everything";

/**
 * Exact cost of one request; null when the card cannot price it: it has no rates at all, or none for
 * a class that was used.
 *
 * The tier is chosen once, by total input including cached tokens, and prices the whole request:
 * 200,001 in and 1,000 out of a model that costs 1.25/10 up to 200,000 and 2.50/15 above are $0.5150025.
 */
export function priceUsage(counts: TokenCounts, card: RateCard, webSearches = 0): PicoUsd | null {
  let cost = 0n;
  const unrated = chargeUsage({ counts, webSearches }, card, (quantity, rate) => {
    cost += BigInt(quantity) * rate;
  });
  return unrated === null ? pico(cost) : null;
}

/** The parts whose amounts add up to `priceUsage`, or what keeps the card from pricing it. */
export function itemiseUsage(
  counts: TokenCounts,
  card: RateCard,
  webSearches = 0,
): { readonly lines: readonly CostLine[]; readonly unrated: UnratedPart | null } {
  const lines: CostLine[] = [];
  const unrated = chargeUsage({ counts, webSearches }, card, (quantity, rate, sold) => {
    const tokens = typeof sold === "string" ? null : sold;
    lines.push({
      kind: typeof sold === "string" ? sold : "tokens",
      tokenClass: tokens?.tokenClass ?? null,
      soldAs: tokens?.soldAs ?? null,
      quantity,
      rate,
      amount: pico(BigInt(quantity) * rate),
    });
  });
  return { lines: unrated === null ? lines : [], unrated };
}

/** All tokens that were read, cached ones included: what context tiers go by. */
export function totalInputOf(counts: TokenCounts): number {
  let total = 0;
  for (const tokenClass of INPUT_CLASSES) total += counts[tokenClass];
  return total;
}

/** Where the context tier of a request begins; null at base rates. */
export function contextTierOf(totalInput: number, { rates }: RateCard): number | null {
  const reached = Object.values(rates).flatMap(({ tiers }) => tiers.filter(({ above }) => totalInput > above));
  return reached.length === 0 ? null : Math.max(...reached.map(({ above }) => above));
}

/** Whether nothing on the card costs anything. A card without rates is not free but unknown. */
export function isFreeCard(card: RateCard): boolean {
  if (isEmpty(card) || (card.request ?? 0n) !== 0n || (card.webSearch ?? 0n) !== 0n) return false;
  return Object.values(card.rates).every(({ base, tiers }) => base === 0n && tiers.every(({ rate }) => rate === 0n));
}

interface Used {
  readonly counts: TokenCounts;
  readonly webSearches: number;
}

type Sold = { readonly tokenClass: TokenClass; readonly soldAs: TokenClass } | "web_searches" | "request";

type Charge = (quantity: number, rate: PicoUsd, sold: Sold) => void;

/** The one walk over what was used: a cost and its explanation cannot differ. */
function chargeUsage({ counts, webSearches }: Used, card: RateCard, charge: Charge): UnratedPart | null {
  if (isEmpty(card)) return "everything";
  const totalInput = totalInputOf(counts);
  for (const tokenClass of TOKEN_CLASSES) {
    const count = counts[tokenClass];
    if (count === 0) continue;
    const soldAs = soldAsOf(tokenClass, card);
    const rate = soldAs === null ? undefined : card.rates[soldAs];
    if (soldAs === null || rate === undefined) return tokenClass;
    charge(count, rateFor(totalInput, rate), { tokenClass, soldAs });
  }
  if (webSearches > 0) {
    if (card.webSearch === null) return "web_searches";
    charge(webSearches, card.webSearch, "web_searches");
  }
  if (card.request !== null && card.request !== 0n) charge(1, card.request, "request");
  return null;
}

function isEmpty({ rates }: RateCard): boolean {
  for (const _ in rates) return false;
  return true;
}

function soldAsOf(tokenClass: TokenClass, { rates }: RateCard): TokenClass | null {
  for (const parent of SOLD_AS[tokenClass]) {
    if (rates[parent] !== undefined) return parent;
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
