import { Field, Float, ObjectType } from "type-graphql";
import { BigIntString, DateTimeISO, Decimal, SafeInt } from "../core/scalars.js";
import { SETTLED_UNTIL } from "./settled-until.js";

@ObjectType("ResolvedRange")
export class ResolvedRangeType {
  @Field(() => DateTimeISO)
  from!: Date;

  @Field(() => DateTimeISO)
  to!: Date;

  @Field(() => String)
  timezone!: string;
}

@ObjectType("Coverage", {
  description:
    "Which share of a total is reported and priced. The four usage states add up to requests, and so do the three cost states. Where requests are selected by cost state, the usage states are null: sums do not tell them apart.",
})
export class CoverageType {
  @Field(() => SafeInt)
  requests!: number;

  @Field(() => SafeInt)
  pricedRequests!: number;

  @Field(() => SafeInt)
  freeRequests!: number;

  @Field(() => SafeInt)
  unpricedRequests!: number;

  @Field(() => SafeInt, { nullable: true })
  reportedRequests!: number | null;

  @Field(() => SafeInt, { nullable: true })
  partialRequests!: number | null;

  @Field(() => SafeInt, { nullable: true })
  estimatedRequests!: number | null;

  @Field(() => SafeInt, { nullable: true })
  missingRequests!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Share of requests with a known cost (priced or free), 0 to 1; null without requests.",
  })
  pricedShare!: number | null;
}

@ObjectType("UsageTotals")
export class UsageTotalsType {
  @Field(() => SafeInt)
  requests!: number;

  @Field(() => SafeInt)
  failedRequests!: number;

  @Field(() => BigIntString)
  inputTokens!: bigint;

  @Field(() => BigIntString)
  cachedInputTokens!: bigint;

  @Field(() => BigIntString)
  cacheWriteTokens!: bigint;

  @Field(() => BigIntString)
  outputTokens!: bigint;

  @Field(() => BigIntString)
  reasoningTokens!: bigint;

  @Field(() => BigIntString)
  totalTokens!: bigint;

  @Field(() => Decimal, { description: "Of the requests with a known price; see coverage." })
  cost!: string;

  @Field(() => String)
  currency!: string;

  @Field(() => SafeInt, {
    nullable: true,
    description:
      "App users with at least one request in the range. Null when there are some, but fewer than minimumGroupSize, and the viewer may not reveal identities.",
  })
  activeUsers!: number | null;

  @Field(() => CoverageType)
  coverage!: CoverageType;

  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => DateTimeISO, { description: SETTLED_UNTIL })
  settledUntil!: Date;

  @Field(() => UsageTotalsType, { nullable: true, description: "The period compared with; null when compare is OFF." })
  previous!: UsageTotalsType | null;
}
