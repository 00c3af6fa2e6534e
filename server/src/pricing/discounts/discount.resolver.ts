import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { priceScopeOf } from "../price-scope.js";
import { createDiscount } from "./create-discount.js";
import { DiscountInput } from "./discount.input.js";
import { DiscountType } from "./discount.type.js";
import { discount, discounts } from "./discounts.query.js";
import { retireDiscount } from "./retire-discount.js";

@Resolver()
export class DiscountResolver {
  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [DiscountType], {
    description:
      "The latest start first, past and retired ones included. An API key sees its project's and those of every project.",
  })
  discounts(@Ctx() { em, viewer }: RequestContext): Promise<DiscountType[]> {
    return discounts(em, priceScopeOf(viewer));
  }

  @Authorized<Permission>(Permission.MANAGE_PRICES)
  @Mutation(() => DiscountType, { description: "Counts for requests recorded from now on, not for those before." })
  async createDiscount(
    @Arg("input", () => DiscountInput) input: DiscountInput,
    @Ctx() context: RequestContext,
  ): Promise<DiscountType> {
    return discount(context.em, priceScopeOf(context.viewer), await createDiscount(context, input));
  }

  @Authorized<Permission>(Permission.MANAGE_PRICES)
  @Mutation(() => DiscountType, { description: "Changes no new cost any more, and still explains those it changed." })
  async retireDiscount(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<DiscountType> {
    return discount(context.em, priceScopeOf(context.viewer), await retireDiscount(context, id, reason));
  }
}
