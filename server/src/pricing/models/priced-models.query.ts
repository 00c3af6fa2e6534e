import { formatUsd } from "@tokenledger/model/money";
import { MAX_NAME_LENGTH } from "@tokenledger/model/limits";
import type { EntityManager } from "@mikro-orm/postgresql";
import { checkFirst, type Page } from "../../core/page.js";
import { pageInMemory } from "../../core/page-in-memory.js";
import { readText } from "../../core/read-text.js";
import { currentPrice } from "../domain/current-price.js";
import { modelKey, type ModelName } from "../domain/model-key.js";
import type { PriceVersion } from "../domain/price-version.js";
import { readProvider } from "../names-of-price.js";
import { loadPriceRecords, type PriceRecord } from "../price-record.js";
import type { PriceScope } from "../price-scope.js";
import { modelUsage } from "./model-usage.query.js";
import { usedModels, type Explaining, type UsedModel } from "./used-models.js";
import { visiblePrices } from "./visible-prices.js";

export const MAX_MODELS = 200;

export interface PricesRequest {
  readonly search: string | null;
  readonly provider: string | null;
  readonly usedOnly: boolean;
  readonly first: number;
  readonly after: string | null;
}

export interface PricesQuestion {
  readonly em: EntityManager;
  readonly scope: PriceScope;
  readonly prices: Explaining;
  readonly now: Date;
}

export interface PricedModel extends ModelName {
  readonly current: PriceRecord | null;
  readonly next: PriceRecord | null;
  readonly versionCount: number;
  readonly requests30d: number;
  readonly unpriced30d: number;
  readonly cost30d: string;
}

interface FoundModel extends ModelName {
  readonly versions: number;
  readonly used: UsedModel | null;
}

/** Models that have a price, in pages: those used in the last 30 days first, then by provider and name. */
export async function pricedModels(
  question: PricesQuestion,
  request: PricesRequest,
): Promise<Page<PricedModel> & { readonly totalCount: number }> {
  const first = checkFirst(request.first, MAX_MODELS);
  const found = await findModels(question, request);
  const { nodes, pageInfo } = pageInMemory(found, { first, after: request.after }, positionOf);
  return { nodes: await withPrices(question, nodes), pageInfo, totalCount: found.length };
}

async function findModels({ em, scope, prices, now }: PricesQuestion, request: PricesRequest): Promise<FoundModel[]> {
  const search = request.search === null || request.search.trim() === "" ? null : request.search;
  const wanted = search === null ? "" : readText("search", search, MAX_NAME_LENGTH).toLowerCase();
  const provider = request.provider === null ? null : readProvider(request.provider);
  const visible = visiblePrices(scope);
  const rows = await em.execute<(ModelName & { readonly versions: number })[]>(
    // A list's spelling is the model's; own prices may be written otherwise.
    `select p.provider, coalesce(min(p.model) filter (where p.list_id is not null), min(p.model)) as model,
            count(*)::int as versions
     from prices p
     where ${visible.sql} and (?::text is null or p.provider = ?)
     group by p.provider, lower(p.model)`,
    [...visible.values, provider, provider],
  );
  const used = usedModels(await modelUsage(em, scope), prices, now);
  return rows
    .map((row) => ({ ...row, used: used.get(modelKey(row)) ?? null }))
    .filter((row) => !request.usedOnly || row.used !== null)
    .filter((row) => `${row.provider} ${row.model}`.toLowerCase().includes(wanted));
}

async function withPrices({ em, scope, now }: PricesQuestion, models: readonly FoundModel[]): Promise<PricedModel[]> {
  const visible = visiblePrices(scope);
  const records = await loadPriceRecords(
    em,
    `${visible.sql} and p.retired_at is null and (p.provider, lower(p.model)) in (
       select provider, lower(model) from json_to_recordset(?::json) as asked (provider text, model text)
     )`,
    [...visible.values, JSON.stringify(models.map(({ provider, model }) => ({ provider, model })))],
  );
  const ofModel = Map.groupBy(records, ({ version }) => modelKey(version));
  return models.map(({ provider, model, versions, used }) => {
    const known = ofModel.get(modelKey({ provider, model })) ?? [];
    const { current, next } = currentPrice(
      known.map(({ version }) => version),
      scope.projectId,
      now.getTime(),
    );
    const recordOf = (version: PriceVersion | null) => known.find((record) => record.version === version) ?? null;
    return {
      provider,
      model,
      current: recordOf(current),
      next: recordOf(next),
      versionCount: versions,
      requests30d: used?.requests ?? 0,
      unpriced30d: used?.unpricedRequests ?? 0,
      cost30d: used === null ? "0" : formatUsd(used.cost),
    };
  });
}

function positionOf({ provider, model, used }: FoundModel): readonly [string, string, string] {
  return [used === null ? "1" : "0", provider, model];
}
