import type { EntityManager } from "@mikro-orm/postgresql";
import { Arg, Authorized, Ctx, ID, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { ask } from "../analytics/question.js";
import { UsageFilterInput } from "../analytics/usage-filter.input.js";
import { loadPriceVersions } from "../pricing/load-price-versions.js";
import { loadPriceRecords } from "../pricing/price-record.js";
import { toPrice, type PriceType } from "../pricing/price.type.js";
import { priceRadar } from "./price-radar.query.js";
import { PriceRadarType, toPriceRadar } from "./price-radar.type.js";
import { RecostPrices } from "./recost-prices.js";
import { pseudonymsOf } from "./recost.service.js";
import { whatIf } from "./what-if.query.js";
import { toWhatIf, WhatIfType } from "./what-if.type.js";

/** What recorded usage would cost by prices that were not, or not yet, in force. */
@Resolver()
export class OtherPricesResolver {
  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => WhatIfType, {
    description: "What the filter's usage would have cost as another model. BAD_INPUT when that has no price now.",
  })
  async whatIf(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("provider", () => String) provider: string,
    @Arg("model", () => String) model: string,
    @Ctx() context: RequestContext,
  ): Promise<WhatIfType> {
    const prices = await knownPrices(context.em);
    const answer = await ask(context, filter, (question) => whatIf(question, { provider, model }, prices));
    const shown = await priceTypes(context, [answer.version.id]);
    const price = shown.get(answer.version.id);
    if (price === undefined) throw new Error("a price was removed while it was asked for");
    return toWhatIf(answer, price);
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => PriceRadarType)
  async priceRadar(
    @Arg("projectIds", () => [ID], { nullable: true }) projectIds: string[] | null = null,
    @Ctx() context: RequestContext,
  ): Promise<PriceRadarType> {
    const prices = await knownPrices(context.em);
    const filter = { range: { preset: "30d" }, projectIds };
    const { range, changes } = await ask(context, filter, async (question) => ({
      range: question.filter.range,
      changes: await priceRadar(question, prices),
    }));
    const ids = changes.flatMap(({ current, next }) => [next.id, ...(current === null ? [] : [current.id])]);
    const users = changes.flatMap((change) => change.users.map(([id]) => id));
    return toPriceRadar(changes, {
      range,
      prices: await priceTypes(context, ids),
      pseudonyms: await pseudonymsOf(context.em.fork(), users),
    });
  }
}

async function knownPrices(em: EntityManager): Promise<RecostPrices> {
  return new RecostPrices(await loadPriceVersions(em.fork()));
}

async function priceTypes(
  { em, clock, viewer }: RequestContext,
  ids: readonly number[],
): Promise<ReadonlyMap<number, PriceType>> {
  const records = await loadPriceRecords(em.fork(), "p.id = any(?::int[])", [`{${ids.join(",")}}`]);
  const reader = { now: clock(), isMember: viewer?.kind === "MEMBER" };
  return new Map(records.map((record) => [record.version.id, toPrice(record, reader)]));
}
