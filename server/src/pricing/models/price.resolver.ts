import { Arg, Authorized, Ctx, Int, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { replacedPrices } from "../domain/replaced-prices.js";
import type { PriceCatalogue } from "../price-catalogue.js";
import { priceReaderOf, priceScopeOf } from "../price-scope.js";
import { PriceState, PriceType, toPrice } from "../price.type.js";
import { modelPrices } from "./model-prices.query.js";
import { priceProviders } from "./price-providers.query.js";
import { PricedModelPageType } from "./priced-model.type.js";
import { MAX_MODELS, pricedModels } from "./priced-models.query.js";

@Resolver()
export class PriceResolver {
  constructor(private readonly catalogue: PriceCatalogue) {}

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => PricedModelPageType, {
    description: "Models that have a price: those used in the last 30 days first, then by provider and name.",
  })
  async prices(
    @Arg("search", () => String, { nullable: true, description: "A part of the provider's or model's name." })
    search: string | null = null,
    @Arg("provider", () => String, { nullable: true }) provider: string | null = null,
    @Arg("usedOnly", () => Boolean, { defaultValue: false }) usedOnly: boolean,
    @Arg("first", () => Int, { defaultValue: 50, description: `1 to ${MAX_MODELS}.` }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null = null,
    @Ctx() context: RequestContext,
  ): Promise<PricedModelPageType> {
    const reader = priceReaderOf(context);
    const { nodes, pageInfo, totalCount } = await pricedModels(
      { em: context.em, scope: priceScopeOf(context.viewer), prices: this.catalogue, now: reader.now },
      { search, provider, usedOnly, first, after },
    );
    return {
      nodes: nodes.map((node) => ({
        ...node,
        current: node.current === null ? null : toPrice(node.current, reader),
        next: node.next === null ? null : toPrice(node.next, reader),
      })),
      pageInfo,
      totalCount,
    };
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [String], { description: "Providers with at least one price." })
  priceProviders(@Ctx() { em, viewer }: RequestContext): Promise<string[]> {
    return priceProviders(em, priceScopeOf(viewer));
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [PriceType], {
    description:
      "Every price of a model, own ones and those of the active list, the latest start first. One that another replaced is PAST.",
  })
  async modelPrices(
    @Arg("provider", () => String) provider: string,
    @Arg("model", () => String) model: string,
    @Ctx() context: RequestContext,
  ): Promise<PriceType[]> {
    const records = await modelPrices(context.em, priceScopeOf(context.viewer), { provider, model });
    const reader = priceReaderOf(context);
    const inUse = records.filter(({ retiredAt }) => retiredAt === null).map(({ version }) => version);
    const replaced = replacedPrices(inUse, reader.now.getTime());
    return records.map((record) => {
      const price = toPrice(record, reader);
      if (replaced.has(record.version.id)) price.state = PriceState.PAST;
      return price;
    });
  }
}
