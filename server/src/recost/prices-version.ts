import type { EntityManager } from "@mikro-orm/postgresql";

/** Counts every change of prices, discounts and lists. */
export async function readPricesVersion(em: EntityManager): Promise<string> {
  const [row] = await em.execute<{ version: string }[]>(
    "select version::text as version from changes where topic = 'prices'",
  );
  return row?.version ?? "";
}

/** The same, and nobody changes a price before the transaction ends. */
export async function holdPricesVersion(em: EntityManager): Promise<string> {
  const [row] = await em.execute<{ version: string }[]>(
    "select version::text as version from changes where topic = 'prices' for share",
  );
  return row?.version ?? "";
}
