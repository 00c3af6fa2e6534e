import type { EntityManager } from "@mikro-orm/postgresql";
import { readModel, readProvider } from "../names-of-price.js";
import { loadPriceRecords, type PriceRecord } from "../price-record.js";
import type { PriceScope } from "../price-scope.js";
import type { ModelName } from "../domain/model-key.js";
import { visiblePrices } from "./visible-prices.js";

/** Every price of a model that the viewer may see, past, future and retired ones included, the latest start first. */
export async function modelPrices(
  em: EntityManager,
  scope: PriceScope,
  { provider, model }: ModelName,
): Promise<readonly PriceRecord[]> {
  const visible = visiblePrices(scope);
  const records = await loadPriceRecords(em, `${visible.sql} and p.provider = ? and lower(p.model) = lower(?)`, [
    ...visible.values,
    readProvider(provider),
    readModel(model),
  ]);
  return records.toSorted((a, b) => startOf(b) - startOf(a) || b.version.id - a.version.id);
}

function startOf({ version }: PriceRecord): number {
  return version.effectiveFromMs ?? -Number.MAX_VALUE;
}
