import { Field, ID, ObjectType } from "type-graphql";
import { DateTimeISO, Decimal } from "../../core/scalars.js";

@ObjectType("ExchangeRate", {
  description:
    "What a dollar was worth on one day, as a member entered it. For showing amounts only: every amount is kept in USD.",
})
export class ExchangeRateType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "ISO 4217." })
  currency!: string;

  @Field(() => String, { description: "YYYY-MM-DD." })
  validOn!: string;

  @Field(() => Decimal, { description: "Units of the currency for 1 USD." })
  perUsd!: string;

  @Field(() => String, { description: "Where the rate was read." })
  source!: string;

  @Field(() => DateTimeISO)
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: "E-mail of the member who entered it; for members only." })
  createdBy!: string | null;
}
