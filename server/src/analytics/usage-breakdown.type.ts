import { Field, Float, Int, ObjectType } from "type-graphql";
import { PageInfo } from "../core/page-info.js";
import { BigIntString, Decimal, SafeInt } from "../core/scalars.js";
import { CoverageType, UsageTotalsType } from "./usage-totals.type.js";

@ObjectType("UsageBreakdownRow")
export class UsageBreakdownRowType {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  label!: string;

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

  @Field(() => Decimal)
  cost!: string;

  @Field(() => CoverageType)
  coverage!: CoverageType;

  @Field(() => Float, {
    nullable: true,
    description: "Share of the grand total in the sort's meter, 0 to 1; null when the total is 0.",
  })
  share!: number | null;

  @Field(() => Int, { description: "From 1 by the sort, over all pages." })
  rank!: number;

  @Field(() => Decimal, {
    nullable: true,
    description:
      "What this group came to in the period compared with, in the sort's meter (cost by KEY): USD for cost, whole numbers otherwise. 0 without usage then; null when compare is OFF, and when none of its cost is known.",
  })
  previous!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Its rank among all groups of that period by the same sort; null without usage then, by KEY, and when compare is OFF.",
  })
  rankBefore!: number | null;
}

@ObjectType("UsageBreakdown")
export class UsageBreakdownType {
  @Field(() => [UsageBreakdownRowType])
  nodes!: readonly UsageBreakdownRowType[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;

  @Field(() => UsageTotalsType, { description: "From the same snapshot as the rows." })
  grandTotal!: UsageTotalsType;
}
