import { Field, ObjectType } from "type-graphql";
import { PageInfo } from "../../core/page-info.js";
import { Decimal, SafeInt } from "../../core/scalars.js";
import { PriceType } from "../price.type.js";

@ObjectType("PricedModel", { description: "A model with at least one price, of the active list or an own one." })
export class PricedModelType {
  @Field(() => String)
  provider!: string;

  @Field(() => String)
  model!: string;

  @Field(() => PriceType, {
    nullable: true,
    description: "Of the standard tier, in force now; an own price of a single project only for its key.",
  })
  current!: PriceType | null;

  @Field(() => PriceType, { nullable: true, description: "The announced price that begins next." })
  next!: PriceType | null;

  @Field(() => SafeInt, { description: "Past, future and retired ones included; see modelPrices." })
  versionCount!: number;

  @Field(() => SafeInt, { description: "Requests of the last 30 days that the model stands for." })
  requests30d!: number;

  @Field(() => SafeInt, { description: "How many of those have no known cost, such as requests of before the price." })
  unpriced30d!: number;

  @Field(() => Decimal, { description: "USD of those requests whose cost is known." })
  cost30d!: string;
}

@ObjectType("PricedModelPage")
export class PricedModelPageType {
  @Field(() => [PricedModelType])
  nodes!: readonly PricedModelType[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => SafeInt, { description: "Of the same search, not of this page." })
  totalCount!: number;
}
