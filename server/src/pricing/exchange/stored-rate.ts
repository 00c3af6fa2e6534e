import type { EntityManager } from "@mikro-orm/postgresql";

/** A rate as audit entries keep it. */
export interface StoredRate {
  readonly currency: string;
  readonly validOn: string;
  readonly perUsd: string;
  readonly source: string;
}

type RateKey = { readonly id: number } | { readonly currency: string; readonly validOn: string };

/** Null when there is none. */
export async function storedRate(em: EntityManager, key: RateKey): Promise<StoredRate | null> {
  const [condition, values] =
    "id" in key ? ["id = ?", [key.id]] : ["currency = ? and valid_on = ?::date", [key.currency, key.validOn]];
  const [row] = await em.execute<StoredRate[]>(
    `select currency, valid_on::text as "validOn", trim_scale(per_usd)::text as "perUsd", source
     from exchange_rates where ${condition}`,
    values,
  );
  return row ?? null;
}
