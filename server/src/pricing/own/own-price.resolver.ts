import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { loadPriceRecords } from "../price-record.js";
import { priceReaderOf } from "../price-scope.js";
import { PriceType, toPrice } from "../price.type.js";
import { toTokenClass } from "../token-class.type.js";
import { createPrice } from "./create-price.js";
import type { EnteredPrice } from "./own-price.js";
import { PriceInput } from "./price.input.js";
import { retirePrice } from "./retire-price.js";

@Resolver()
export class OwnPriceResolver {
  @Authorized<Permission>(Permission.MANAGE_PRICES)
  @Mutation(() => PriceType, {
    description: "Prices requests recorded from now on. What was recorded before stays until it is re-costed.",
  })
  async createPrice(
    @Arg("input", () => PriceInput) input: PriceInput,
    @Ctx() context: RequestContext,
  ): Promise<PriceType> {
    return priceOf(context, await createPrice(context, toEntered(input)));
  }

  @Authorized<Permission>(Permission.MANAGE_PRICES)
  @Mutation(() => PriceType, { description: "Prices nothing any more, and still explains what it priced." })
  async retirePrice(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<PriceType> {
    return priceOf(context, await retirePrice(context, id, reason));
  }
}

function toEntered(input: PriceInput): EnteredPrice {
  const { projectId = null, requestFee = null, webSearchFee = null, note = null, sourceUrl = null } = input;
  const { effectiveFrom = null, effectiveTo = null, provider, model, prefix, serviceTier } = input;
  const rates = input.rates.map(({ tokenClass, usdPerMillion, tiers }) => ({
    tokenClass: toTokenClass(tokenClass),
    usdPerMillion,
    tiers: tiers ?? [],
  }));
  return {
    projectId,
    provider,
    model,
    prefix,
    serviceTier,
    rates,
    requestFee,
    webSearchFee,
    effectiveFrom,
    effectiveTo,
    note,
    sourceUrl,
  };
}

async function priceOf(context: RequestContext, id: number): Promise<PriceType> {
  const [record] = await loadPriceRecords(context.em, "p.id = ?", [id]);
  if (record === undefined) throw new Error(`price ${id} is gone`);
  return toPrice(record, priceReaderOf(context));
}
