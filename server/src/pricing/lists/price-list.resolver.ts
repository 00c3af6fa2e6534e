import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { priceReaderOf, priceScopeOf } from "../price-scope.js";
import { toPrice } from "../price.type.js";
import { acceptPriceList, declinePriceList } from "./decide-price-list.js";
import { PriceListChangePageType } from "./price-list-change.type.js";
import { MAX_CHANGES, priceListChanges } from "./price-list-changes.query.js";
import { PriceListType } from "./price-list.type.js";
import { priceList, priceLists } from "./price-lists.query.js";

@Resolver()
export class PriceListResolver {
  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [PriceListType], { description: "Newest first." })
  priceLists(@Ctx() { em, viewer }: RequestContext): Promise<PriceListType[]> {
    return priceLists(em, priceScopeOf(viewer));
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => PriceListChangePageType, {
    description:
      "What the list changes of the active one: models used in the last 30 days first, then by provider and name.",
  })
  async priceListChanges(
    @Arg("listId", () => ID) listId: string,
    @Arg("first", () => Int, { defaultValue: 50, description: `1 to ${MAX_CHANGES}.` }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null = null,
    @Ctx() context: RequestContext,
  ): Promise<PriceListChangePageType> {
    const reader = priceReaderOf(context);
    const { nodes, ...changes } = await priceListChanges(
      { em: context.em, scope: priceScopeOf(context.viewer), now: reader.now },
      { listId, first, after },
    );
    return {
      ...changes,
      nodes: nodes.map((change) => ({
        ...change,
        before: change.before.map((price) => toPrice(price, reader)),
        after: change.after.map((price) => toPrice(price, reader)),
      })),
    };
  }

  @Authorized<Permission>(Permission.MANAGE_PRICES)
  @Mutation(() => PriceListType, {
    description: "Prices requests recorded from now on by the proposed list, on every replica within seconds.",
  })
  async acceptPriceList(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<PriceListType> {
    return priceList(context.em, priceScopeOf(context.viewer), await acceptPriceList(context, id));
  }

  @Authorized<Permission>(Permission.MANAGE_PRICES)
  @Mutation(() => PriceListType, { description: "The active list stays; this one is not proposed again." })
  async declinePriceList(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<PriceListType> {
    return priceList(context.em, priceScopeOf(context.viewer), await declinePriceList(context, id, reason));
  }
}
