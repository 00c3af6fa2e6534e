import type { EntityManager } from "@mikro-orm/postgresql";
import { modelKey, type ModelName } from "../domain/model-key.js";
import { nearestModel } from "../domain/nearest-model.js";
import { STANDARD_TIER } from "../domain/service-tier.js";
import { findProviderId } from "../find-provider-ids.js";
import { loadPriceRecords, type PriceRecord } from "../price-record.js";

interface Candidate extends ModelName {
  readonly id: number;
}

/**
 * For each model without a price the list price that is nearest to it by name, to begin with: of its own
 * provider where a list knows that one, else of any. By `modelKey`; nothing where none is near.
 */
export async function suggestPrices(
  em: EntityManager,
  models: readonly ModelName[],
): Promise<ReadonlyMap<string, PriceRecord>> {
  if (models.length === 0) return new Map();
  const candidates = await selectCandidates(em);
  const byProvider = Map.groupBy(candidates, ({ provider }) => provider);
  const nearest = new Map<string, number>();
  for (const { provider, model } of models) {
    const own = byProvider.get(findProviderId(provider) ?? "");
    const found = nearestModel(model, own ?? candidates);
    if (found !== null) nearest.set(modelKey({ provider, model }), found.id);
  }
  const records = await pricesById(em, [...nearest.values()]);
  return new Map([...nearest].flatMap(([key, id]) => withRecord(key, records.get(id))));
}

/** Prices by their ids, whatever became of them. */
export async function pricesById(em: EntityManager, ids: readonly number[]): Promise<ReadonlyMap<number, PriceRecord>> {
  if (ids.length === 0) return new Map();
  const records = await loadPriceRecords(em, "p.id in (select value::int from json_array_elements_text(?::json))", [
    JSON.stringify(ids),
  ]);
  return new Map(records.map((record) => [record.version.id, record]));
}

function withRecord(key: string, record: PriceRecord | undefined): readonly [string, PriceRecord][] {
  return record === undefined ? [] : [[key, record]];
}

/** One price of each model of the active list: of the whole day, in force now, with a rate. */
function selectCandidates(em: EntityManager): Promise<Candidate[]> {
  return em.execute<Candidate[]>(
    `select distinct on (provider, model) id, provider, model
     from prices
     where list_id = (select id from price_lists where state = 'active') and service_tier = ? and daily_from is null
       and coalesce(effective_from <= now(), true) and coalesce(effective_to > now(), true)
       and (rates - 'request' - 'web_search') <> '{}'::jsonb
     order by provider, model, effective_from desc nulls last, id desc`,
    [STANDARD_TIER],
  );
}
