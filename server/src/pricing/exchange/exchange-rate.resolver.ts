import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { priceScopeOf } from "../price-scope.js";
import { ExchangeRateInput } from "./exchange-rate.input.js";
import { ExchangeRateType } from "./exchange-rate.type.js";
import { exchangeRate, exchangeRates } from "./exchange-rates.query.js";
import { removeExchangeRate } from "./remove-exchange-rate.js";
import { setExchangeRate } from "./set-exchange-rate.js";

@Resolver()
export class ExchangeRateResolver {
  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [ExchangeRateType], { description: "Newest first; of one currency, or of all." })
  exchangeRates(
    @Arg("currency", () => String, { nullable: true }) currency: string | null = null,
    @Ctx() { em, viewer }: RequestContext,
  ): Promise<ExchangeRateType[]> {
    return exchangeRates(em, priceScopeOf(viewer), currency);
  }

  @Authorized<Permission>(Permission.MANAGE_PRICES)
  @Mutation(() => ExchangeRateType, {
    description:
      "Enters the rate of a day, in place of the one before. Changes how amounts are shown, never what was recorded.",
  })
  async setExchangeRate(
    @Arg("input", () => ExchangeRateInput) input: ExchangeRateInput,
    @Ctx() context: RequestContext,
  ): Promise<ExchangeRateType> {
    return exchangeRate(context.em, priceScopeOf(context.viewer), await setExchangeRate(context, input));
  }

  @Authorized<Permission>(Permission.MANAGE_PRICES)
  @Mutation(() => Boolean, { description: "Refused for the last rate of the currency that amounts are shown in." })
  async removeExchangeRate(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    await removeExchangeRate(context, id, reason);
    return true;
  }
}
