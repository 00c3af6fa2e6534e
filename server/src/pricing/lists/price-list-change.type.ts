import { Field, ObjectType, registerEnumType } from "type-graphql";
import { PageInfo } from "../../core/page-info.js";
import { SafeInt } from "../../core/scalars.js";
import { PriceType } from "../price.type.js";

enum PriceChangeKind {
  ADDED = "ADDED",
  REMOVED = "REMOVED",
  CHANGED = "CHANGED",
}

registerEnumType(PriceChangeKind, { name: "PriceChangeKind" });

@ObjectType("PriceListChange", { description: "What a price list changes for one model." })
export class PriceListChangeType {
  @Field(() => PriceChangeKind)
  kind!: string;

  @Field(() => String)
  provider!: string;

  @Field(() => String)
  model!: string;

  @Field(() => [PriceType], { description: "All its prices in the active list; none when it is added." })
  before!: readonly PriceType[];

  @Field(() => [PriceType], { description: "All its prices in this list; none when it is removed." })
  after!: readonly PriceType[];

  @Field(() => SafeInt, { description: "Requests of the last 30 days that either list would price by it." })
  requests30d!: number;
}

@ObjectType("PriceListChangePage")
export class PriceListChangePageType {
  @Field(() => [PriceListChangeType])
  nodes!: readonly PriceListChangeType[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => SafeInt, { description: "Models that change." })
  totalCount!: number;

  @Field(() => SafeInt)
  added!: number;

  @Field(() => SafeInt)
  removed!: number;

  @Field(() => SafeInt)
  changed!: number;

  @Field(() => SafeInt, { description: "Of models used in the last 30 days; those come first." })
  used!: number;
}
