import type { EntityManager } from "@mikro-orm/postgresql";
import { NO_TOKENS } from "@tokenledger/model/token-class";
import { modelKey } from "../pricing/domain/model-key.js";
import { pricesById, suggestPrices } from "../pricing/models/suggest-prices.js";
import type { PriceCatalogue } from "../pricing/price-catalogue.js";
import type { PriceRecord } from "../pricing/price-record.js";
import type { UnpricedModel } from "./unpriced-models.query.js";

interface Suggesting {
  readonly em: EntityManager;
  readonly prices: PriceCatalogue;
  readonly now: Date;
}

/** For each row a price to begin with, in the same order: what the model costs now, else the nearest by name. */
export async function suggestedPrices(
  { em, prices, now }: Suggesting,
  rows: readonly UnpricedModel[],
): Promise<readonly (PriceRecord | null)[]> {
  const own = rows.map((row) => (row.isMissing ? null : currentVersionId(prices, row, now)));
  const known = await pricesById(
    em,
    own.flatMap((id) => id ?? []),
  );
  const nameless = rows.filter((row, index) => !row.isMissing && own[index] === null);
  const nearest = await suggestPrices(em, nameless);
  return rows.map((row, index) => {
    if (row.isMissing) return null;
    const id = own[index] ?? null;
    return (id === null ? nearest.get(modelKey(row)) : known.get(id)) ?? null;
  });
}

/** Of the standard tier. A price without rates is none to begin with. */
function currentVersionId(
  prices: PriceCatalogue,
  { projectId, provider, model }: UnpricedModel,
  now: Date,
): number | null {
  const counts = { ...NO_TOKENS, input: 1, output: 1 };
  const { version } = prices.explain({
    projectId,
    provider,
    model,
    time: now,
    counts,
    serviceTier: null,
    webSearches: 0,
  });
  return version === null || Object.keys(version.card.rates).length === 0 ? null : version.id;
}
