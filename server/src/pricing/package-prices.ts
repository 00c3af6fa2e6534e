import { findProvider, type ConditionalPrice, type ModelInfo } from "@pydantic/genai-prices";
import { correctPrices } from "./corrections/correct-prices.js";
import { STANDARD_TIER } from "./domain/service-tier.js";
import { PACKAGE_PROVIDERS } from "./package-providers.js";
import { packageRates } from "./package-rates.js";
import type { PriceRow } from "./price-row.js";
import type { StoredRates } from "./stored-price.js";

/** When a price applies; the part of a row that its constraint decides. */
type Validity = Pick<PriceRow, "effectiveFrom" | "effectiveTo" | "dailyFrom" | "dailyTo">;

/**
 * Names that the package would price as another model, by the entry that has their price: its
 * `gemini-1.5-flash` also claims the half as expensive 8b, its `gemini-1.5-pro` has no cached price.
 */
const SOLD_LIKE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  google: { "gemini-1.5-flash-8b": "gemini-flash-1.5-8b", "gemini-1.5-pro": "gemini-pro-1.5" },
};

/** Empty cards that do not mean free: sold by the song, or kept by the package for its own tests. */
const NOT_FREE: ReadonlySet<string> = new Set([
  "openrouter google/lyria-3-clip-preview",
  "openrouter google/lyria-3-pro-preview",
  "cerebras qwen-3-coder-480b",
]);

/** Every price of the package, corrected and with service tiers, in its order of precedence. */
export function packagePrices(): readonly PriceRow[] {
  return PACKAGE_PROVIDERS.flatMap((providerId) => {
    const provider = findProvider({ providerId });
    if (provider === undefined) throw new Error(`the price package has no provider ${providerId}`);
    const sourceUrl = provider.pricing_urls?.[0] ?? null;
    return withOwnEntries(providerId, provider.models).flatMap((model, position) =>
      correctPrices(
        rowsOf(model).map((row) => ({
          provider: providerId,
          model: model.id,
          position,
          match: model.match,
          serviceTier: STANDARD_TIER,
          sourceUrl,
          checkedOn: null,
          note: null,
          ...row,
          rates: NOT_FREE.has(`${providerId} ${model.id}`) ? {} : row.rates,
        })),
      ),
    );
  });
}

/** Names that the package mistakes come before the entry that claims them, and instead of one of the same name. */
function withOwnEntries(providerId: string, models: readonly ModelInfo[]): readonly ModelInfo[] {
  const entries = Object.entries(SOLD_LIKE[providerId] ?? {}).map(([name, like]) => {
    const sold = models.find(({ id }) => id === like);
    if (sold === undefined) throw new Error(`the price package has no model ${like} of ${providerId}`);
    return { id: name, match: { contains: name }, prices: sold.prices };
  });
  return [...entries, ...models.filter(({ id }) => !entries.some((entry) => entry.id === id))];
}

function rowsOf({ prices }: ModelInfo): readonly (Validity & { readonly rates: StoredRates })[] {
  const entries: readonly ConditionalPrice[] = Array.isArray(prices) ? prices : [{ prices }];
  return entries.map((entry, index) => ({
    rates: packageRates(entry.prices),
    ...validityOf(entry.constraint, entries.slice(0, index), entries.slice(index + 1)),
  }));
}

/**
 * Of two entries the later one wins, so a dated entry ends where a later one begins. Hours of the day
 * are listed after the dated card whose peak they are, and begin with it; the package itself would
 * apply them to the time before as well.
 */
function validityOf(
  constraint: ConditionalPrice["constraint"],
  before: readonly ConditionalPrice[],
  after: readonly ConditionalPrice[],
): Validity {
  const always = { effectiveFrom: null, effectiveTo: null, dailyFrom: null, dailyTo: null };
  const effectiveTo = startsOf(after).toSorted()[0] ?? null;
  if (constraint === undefined) return { ...always, effectiveTo };
  if (constraint.type === "start_date") return { ...always, effectiveFrom: constraint.start_date, effectiveTo };
  return {
    effectiveFrom: startsOf(before).at(-1) ?? null,
    effectiveTo,
    dailyFrom: constraint.start_time,
    dailyTo: constraint.end_time,
  };
}

function startsOf(entries: readonly ConditionalPrice[]): readonly string[] {
  return entries.flatMap(({ constraint }) => (constraint?.type === "start_date" ? [constraint.start_date] : []));
}
