import type { EntityManager } from "@mikro-orm/postgresql";
import type { PriceScope } from "../price-scope.js";
import { visiblePrices } from "./visible-prices.js";

/** Providers with at least one price, in alphabetical order. */
export async function priceProviders(em: EntityManager, scope: PriceScope): Promise<string[]> {
  const visible = visiblePrices(scope);
  const rows = await em.execute<{ provider: string }[]>(
    `select distinct p.provider from prices p where ${visible.sql} order by p.provider`,
    [...visible.values],
  );
  return rows.map(({ provider }) => provider);
}
