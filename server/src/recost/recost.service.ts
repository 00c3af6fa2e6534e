import type { EntityManager } from "@mikro-orm/postgresql";
import type { RequestContext } from "../access/request-context.js";
import { Gate } from "../core/gate.js";
import { readId } from "../core/read-id.js";
import { loadPriceVersions } from "../pricing/load-price-versions.js";
import { readReason } from "../core/read-reason.js";
import type { StepParts } from "./step-plan.js";
import type { RecostScope } from "./domain/recost-scope.js";
import { previewRecost, type RecostOutlook } from "./preview-recost.js";
import { readPricesVersion } from "./prices-version.js";
import { readScope, type RecostScopeRequest } from "./read-scope.js";
import { cancelRecost, orderRecost, orderUndo } from "./recost-acts.js";
import { RecostPrices } from "./recost-prices.js";
import { findRecost, listRecosts, type ListedRecost, type RecostPage } from "./recosts.query.js";

export interface RecostPreviewAnswer extends RecostOutlook {
  readonly scope: RecostScope;
  readonly pricesVersion: string;
}

/** Re-costs for members: an API key sees one project, and a re-cost may be of all. */
export class RecostService {
  private readonly previews = new Gate({
    atOnce: 1,
    waiting: 3,
    refusal: "Other re-costs are being previewed. Try again when they have ended.",
  });

  constructor(private readonly parts: StepParts) {}

  async preview(context: RequestContext, request: RecostScopeRequest): Promise<RecostPreviewAnswer> {
    const em = context.em.fork();
    const scope = await readScope(em, request, context.clock());
    return this.previews.run(async () => {
      // Before the prices: one that changes in between makes the version too old, and applying is refused.
      const pricesVersion = await readPricesVersion(em);
      const prices = new RecostPrices(await loadPriceVersions(em));
      const { pool, dimensions } = this.parts;
      const outlook = await previewRecost(pool, scope, { prices, dimensions });
      const { tally, newlyPriced, newlyUnpriced, archived, left } = outlook;
      return { tally, newlyPriced, newlyUnpriced, archived, left, scope, pricesVersion };
    });
  }

  async apply(
    context: RequestContext,
    order: { readonly scope: RecostScopeRequest; readonly pricesVersion: string; readonly reason: string },
  ): Promise<ListedRecost> {
    const reason = readReason(order.reason);
    const scope = await readScope(context.em.fork(), order.scope, context.clock());
    const id = await orderRecost(context, { scope, pricesVersion: order.pricesVersion, reason });
    return findRecost(context.em.fork(), id);
  }

  async cancel(context: RequestContext, id: string, reason: string): Promise<ListedRecost> {
    return this.end(context, { id, reason }, cancelRecost);
  }

  async undo(context: RequestContext, id: string, reason: string): Promise<ListedRecost> {
    return this.end(context, { id, reason }, orderUndo);
  }

  async list(context: RequestContext, first: number, after: string | null): Promise<RecostPage> {
    return listRecosts(context.em.fork(), first, after);
  }

  async find(context: RequestContext, id: string): Promise<ListedRecost> {
    return findRecost(context.em.fork(), readRecostId(id));
  }

  private async end(
    context: RequestContext,
    order: { readonly id: string; readonly reason: string },
    act: (context: RequestContext, order: { readonly id: number; readonly reason: string }) => Promise<void>,
  ): Promise<ListedRecost> {
    const id = readRecostId(order.id);
    await act(context, { id, reason: readReason(order.reason) });
    return findRecost(context.em.fork(), id);
  }
}

/** Pseudonyms by id; nobody and those that are gone have none. */
export async function pseudonymsOf(em: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await em.execute<{ id: string; pseudonym: string }[]>(
    "select id::text as id, pseudonym from app_users where id = any(?::bigint[])",
    [`{${ids.join(",")}}`],
  );
  return new Map(rows.map(({ id, pseudonym }) => [id, pseudonym]));
}

function readRecostId(id: string): number {
  return readId("id", "re-cost", id);
}
