import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import { checkFirst, type Page } from "../../core/page.js";
import { pageInMemory } from "../../core/page-in-memory.js";
import { readId } from "../../core/read-id.js";
import { modelKey } from "../domain/model-key.js";
import { loadPriceVersions } from "../load-price-versions.js";
import { modelUsage } from "../models/model-usage.query.js";
import { requestsByListedModel } from "../models/used-models.js";
import { PriceList } from "../price-list.js";
import { loadPriceRecords, type PriceRecord } from "../price-record.js";
import type { PriceScope } from "../price-scope.js";
import { differingModels, type DifferingModel, type TwoLists } from "./differing-models.query.js";

export const MAX_CHANGES = 200;

export interface ChangesQuestion {
  readonly em: EntityManager;
  readonly scope: PriceScope;
  readonly now: Date;
}

export interface ChangesRequest {
  readonly listId: string;
  readonly first: number;
  readonly after: string | null;
}

export interface PriceListChange extends DifferingModel {
  readonly before: readonly PriceRecord[];
  readonly after: readonly PriceRecord[];
  readonly requests30d: number;
}

export interface PriceListChanges extends Page<PriceListChange> {
  readonly totalCount: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly used: number;
}

type CountedModel = DifferingModel & { readonly requests30d: number };

/**
 * What accepting a list would change, in pages: models used in the last 30 days first, then by provider
 * and name.
 *
 * @throws AppError NOT_FOUND when there is no such list
 */
export async function priceListChanges(question: ChangesQuestion, request: ChangesRequest): Promise<PriceListChanges> {
  const first = checkFirst(request.first, MAX_CHANGES);
  const lists = await findLists(question.em, readId("listId", "price list", request.listId));
  const requests = await countRequests(question, lists);
  const changes = (await differingModels(question.em, lists)).map((model) => ({
    ...model,
    requests30d: requests.get(modelKey(model)) ?? 0,
  }));
  const { nodes, pageInfo } = pageInMemory(changes, { first, after: request.after }, positionOf);
  const count = (kind: DifferingModel["kind"]) => changes.filter((change) => change.kind === kind).length;
  return {
    nodes: await withPrices(question.em, lists, nodes),
    pageInfo,
    totalCount: changes.length,
    added: count("ADDED"),
    removed: count("REMOVED"),
    changed: count("CHANGED"),
    used: changes.filter(({ requests30d }) => requests30d > 0).length,
  };
}

function positionOf({ requests30d, provider, model }: CountedModel): readonly [string, string, string] {
  return [requests30d > 0 ? "0" : "1", provider, model];
}

async function findLists(em: EntityManager, listId: number): Promise<TwoLists> {
  const rows = await em.execute<{ id: number; state: string }[]>(
    "select id, state from price_lists where id = ? or state = 'active'",
    [listId],
  );
  if (rows.every(({ id }) => id !== listId)) throw AppError.notFound("price list");
  return { activeId: rows.find(({ state }) => state === "active")?.id ?? null, listId };
}

/** By either list: a model that only one of them has may be used as well. */
async function countRequests({ em, scope, now }: ChangesQuestion, { activeId, listId }: TwoLists) {
  const usage = await modelUsage(em, scope);
  const active = new PriceList(await loadPriceVersions(em, activeId === null ? {} : { listId: activeId }));
  const other = new PriceList(await loadPriceVersions(em, { listId }));
  return requestsByListedModel(usage, [active, other], now);
}

async function withPrices(
  em: EntityManager,
  { activeId, listId }: TwoLists,
  models: readonly CountedModel[],
): Promise<PriceListChange[]> {
  const records = await loadPriceRecords(
    em,
    `p.list_id in (?::int, ?::int) and (p.provider, p.model) in (
       select provider, model from json_to_recordset(?::json) as asked (provider text, model text)
     )`,
    [activeId, listId, JSON.stringify(models.map(({ provider, model }) => ({ provider, model })))],
  );
  return models.map((model) => {
    const ofModel = records.filter(
      ({ version }) => version.provider === model.provider && version.model === model.model,
    );
    return {
      ...model,
      before: ofModel.filter(({ version }) => version.listId === activeId),
      after: ofModel.filter(({ version }) => version.listId === listId),
    };
  });
}
