import type { TokenClass } from "../../../lib/graphql/graphql";
import type { PriceRate } from "./price-version";

/** In the order in which rates are listed. */
export const TOKEN_CLASSES = [
  "INPUT",
  "CACHE_READ",
  "CACHE_WRITE",
  "CACHE_WRITE_1H",
  "INPUT_AUDIO",
  "CACHE_READ_AUDIO",
  "INPUT_IMAGE",
  "INPUT_VIDEO",
  "OUTPUT",
  "REASONING",
  "OUTPUT_AUDIO",
  "OUTPUT_IMAGE",
] as const satisfies readonly TokenClass[];

/** What nearly every model sells. */
export const MAIN_CLASSES = ["INPUT", "CACHE_READ", "OUTPUT", "REASONING"] as const satisfies readonly TokenClass[];

/** As what a main class is sold that a price does not name. */
const SOLD_AS: Readonly<Partial<Record<TokenClass, TokenClass>>> = { CACHE_READ: "INPUT", REASONING: "OUTPUT" };

export interface FoundRate {
  rate: PriceRate;
  /** Set where the class has no rate of its own. */
  soldAs: TokenClass | null;
}

/** What tokens of a class cost by a price; null where it does not say. */
export function rateOf(tokenClass: TokenClass, rates: readonly PriceRate[]): FoundRate | null {
  const own = rates.find((rate) => rate.tokenClass === tokenClass);
  if (own !== undefined) return { rate: own, soldAs: null };
  const parent = SOLD_AS[tokenClass];
  const sold = parent === undefined ? undefined : rates.find((rate) => rate.tokenClass === parent);
  return sold === undefined ? null : { rate: sold, soldAs: sold.tokenClass };
}

/** Classes that any of the prices names, in their order. */
export function classesOf(prices: readonly { rates: readonly PriceRate[] }[]): TokenClass[] {
  const named = new Set(prices.flatMap(({ rates }) => rates.map(({ tokenClass }) => tokenClass)));
  return TOKEN_CLASSES.filter((tokenClass) => named.has(tokenClass));
}

/** From how many input tokens on other rates apply, ascending; empty for one flat rate. */
export function tierBounds(rates: readonly PriceRate[]): number[] {
  const bounds = new Set(rates.flatMap(({ tiers }) => tiers.map(({ above }) => above)));
  return [...bounds].sort((a, b) => a - b);
}
