import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { priceScopeOf } from "../price-scope.js";
import { acceptPriceList, declinePriceList } from "./decide-price-list.js";
import { PriceListType } from "./price-list.type.js";
import { priceList, priceLists } from "./price-lists.query.js";

@Resolver()
export class PriceListResolver {
  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [PriceListType], { description: "Newest first." })
  priceLists(@Ctx() { em, viewer }: RequestContext): Promise<PriceListType[]> {
    return priceLists(em, priceScopeOf(viewer));
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
