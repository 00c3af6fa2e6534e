import { Arg, Authorized, Ctx, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { UnpricedReason } from "../pricing/cost-breakdown.type.js";
import type { PriceCatalogue } from "../pricing/price-catalogue.js";
import { priceReaderOf } from "../pricing/price-scope.js";
import { toPrice } from "../pricing/price.type.js";
import { suggestedPrices } from "./suggested-prices.js";
import { UnpricedModelType } from "./unpriced-model.type.js";
import { unpricedModels } from "./unpriced-models.query.js";
import { RangeInput } from "../core/range.input.js";

@Resolver()
export class UnpricedModelResolver {
  constructor(private readonly prices: PriceCatalogue) {}

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [UnpricedModelType], {
    description: "Requests without a cost by what they name and why, most requests first, at most 200.",
  })
  async unpricedModels(
    @Arg("range", () => RangeInput, { nullable: true, description: "Default: all time." })
    range: RangeInput | null = null,
    @Ctx() context: RequestContext,
  ): Promise<UnpricedModelType[]> {
    const rows = await unpricedModels(context, this.prices, range);
    const reader = priceReaderOf(context);
    const suggestions = await suggestedPrices({ em: context.em, prices: this.prices, now: reader.now }, rows);
    return rows.map(({ reason, ...row }, index) => {
      const suggestion = suggestions[index] ?? null;
      return {
        ...row,
        reason: UnpricedReason[reason],
        suggestion: suggestion === null ? null : toPrice(suggestion, reader),
      };
    });
  }
}
