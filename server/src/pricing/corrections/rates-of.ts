import { TOKEN_CLASSES } from "@tokenledger/model/token-class";
import type { StoredRate, StoredRates } from "../stored-price.js";
import type { ListPrice, ListPrices } from "./correction.js";

/** Prices as they are published, in the unit they are stored in. */
export function ratesOf(prices: ListPrices): StoredRates {
  const rates: StoredRates = {};
  for (const tokenClass of TOKEN_CLASSES) {
    const price = prices[tokenClass];
    if (price !== undefined) rates[tokenClass] = rateOf(price);
  }
  return rates;
}

function rateOf(price: ListPrice): StoredRate {
  if (typeof price === "number") return { base: perToken(price) };
  const [base, above, rate] = price;
  return { base: perToken(base), tiers: [{ above, rate: perToken(rate) }] };
}

/** USD per million tokens as whole pico-USD per token, which is the same number in millionths. */
function perToken(usdPerMillion: number): string {
  return String(Math.round(usdPerMillion * 1_000_000));
}
