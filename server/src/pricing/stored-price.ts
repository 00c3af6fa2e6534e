import { pico } from "@tokenledger/model/money";
import { TOKEN_CLASSES, type TokenClass } from "@tokenledger/model/token-class";
import { z } from "zod";
import type { MatchLogic } from "./domain/match-model.js";
import type { Rate, RateCard } from "./domain/price-version.js";

/** The column `prices.rates`: whole pico-USD as strings, per token, per `request` and per `web_search`. */
export interface StoredRate {
  readonly base: string;
  readonly tiers?: readonly { readonly above: number; readonly rate: string }[] | undefined;
}
export type StoredRates = Partial<Record<TokenClass | "request" | "web_search", StoredRate>>;

const picoUsd = z
  .string()
  .regex(/^\d+$/)
  .transform((digits) => pico(BigInt(digits)));

const rate = z.strictObject({
  base: picoUsd,
  tiers: z.array(z.strictObject({ above: z.int().min(0), rate: picoUsd })).default([]),
});

const rates = z.partialRecord(z.enum([...TOKEN_CLASSES, "request", "web_search"]), rate);

const match: z.ZodType<MatchLogic> = z.lazy(() =>
  z.union([
    z.strictObject({ equals: z.string() }),
    z.strictObject({ starts_with: z.string() }),
    z.strictObject({ ends_with: z.string() }),
    z.strictObject({ contains: z.string() }),
    z.strictObject({ regex: z.string() }),
    z.strictObject({ or: z.array(match) }),
    z.strictObject({ and: z.array(match) }),
  ]),
);

/** @throws ZodError when the column holds something else */
export function parseRates(json: unknown): RateCard {
  const { request, web_search: webSearch, ...perToken } = rates.parse(json);
  return {
    rates: withAscendingTiers(perToken),
    request: request?.base ?? null,
    webSearch: webSearch?.base ?? null,
  };
}

/** @throws ZodError when the column holds something else */
export function parseMatch(json: unknown): MatchLogic {
  return match.parse(json);
}

function withAscendingTiers(perToken: Partial<Record<TokenClass, Rate>>): RateCard["rates"] {
  const sorted: Partial<Record<TokenClass, Rate>> = {};
  for (const tokenClass of TOKEN_CLASSES) {
    const found = perToken[tokenClass];
    if (found === undefined) continue;
    sorted[tokenClass] = { base: found.base, tiers: found.tiers.toSorted((a, b) => a.above - b.above) };
  }
  return sorted;
}

/** What `parseRates` reads back. */
export function toStoredRates({ rates: perToken, request, webSearch }: RateCard): StoredRates {
  const stored: StoredRates = {};
  for (const tokenClass of TOKEN_CLASSES) {
    const found = perToken[tokenClass];
    if (found === undefined) continue;
    const tiers = found.tiers.map(({ above, rate: tierRate }) => ({ above, rate: String(tierRate) }));
    stored[tokenClass] = { base: String(found.base), ...(tiers.length > 0 && { tiers }) };
  }
  if (request !== null) stored.request = { base: String(request) };
  if (webSearch !== null) stored.web_search = { base: String(webSearch) };
  return stored;
}
