import { Field, ObjectType } from "type-graphql";
import { BigIntString, DateTimeISO, SafeInt } from "../core/scalars.js";
import { UnpricedReason } from "../pricing/cost-breakdown.type.js";
import { PriceType } from "../pricing/price.type.js";

@ObjectType("UnpricedModel", { description: "Requests without a cost, by what they name and by why they have none." })
export class UnpricedModelType {
  @Field(() => String, { description: "As requests name it." })
  provider!: string;

  @Field(() => String, { description: "As requests name it." })
  model!: string;

  @Field(() => String, { nullable: true, description: "Null where the reason has nothing to do with it." })
  serviceTier!: string | null;

  @Field(() => SafeInt)
  requests!: number;

  @Field(() => BigIntString, { description: "0 where usage is missing: it is unknown, not nothing." })
  totalTokens!: bigint;

  @Field(() => DateTimeISO)
  firstAt!: Date;

  @Field(() => DateTimeISO)
  lastAt!: Date;

  @Field(() => UnpricedReason, {
    description:
      "By the prices of now. NO_PRICE_AT_TIME also when a price came after the requests: a re-cost takes it.",
  })
  reason!: UnpricedReason;

  @Field(() => String, { nullable: true, description: "The name, tier or token class that has no price." })
  detail!: string | null;

  @Field(() => Boolean, {
    description: "A price for these requests came after they were recorded: a re-cost gives them their cost.",
  })
  isPricedNow!: boolean;

  @Field(() => PriceType, {
    nullable: true,
    description:
      "Something to begin with: the model's own price, else the list price nearest by name. Null when none is near.",
  })
  suggestion!: PriceType | null;
}
