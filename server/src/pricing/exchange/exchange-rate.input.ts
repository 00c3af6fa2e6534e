import { Field, InputType } from "type-graphql";
import { Decimal } from "../../core/scalars.js";

@InputType("ExchangeRateInput")
export class ExchangeRateInput {
  @Field(() => String, { description: "ISO 4217, such as KRW; not USD." })
  currency!: string;

  @Field(() => String, { description: "YYYY-MM-DD, not after today." })
  validOn!: string;

  @Field(() => Decimal, { description: "Units of the currency for 1 USD; more than 0." })
  perUsd!: string;

  @Field(() => String, { description: "Where the rate was read: 1 to 200 characters." })
  source!: string;
}
