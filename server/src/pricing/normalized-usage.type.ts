import { Field, ObjectType } from "type-graphql";
import { Decimal, SafeInt } from "../core/scalars.js";
import { CostBreakdownType } from "./cost-breakdown.type.js";
import { TokenClassName } from "./token-class.type.js";
import { UsageState } from "./usage-states.type.js";

@ObjectType("TokenClassCount")
export class TokenClassCountType {
  @Field(() => TokenClassName)
  tokenClass!: TokenClassName;

  @Field(() => SafeInt)
  count!: number;
}

@ObjectType("NormalizedUsage", { description: "What a usage object says in our words, and what it would cost." })
export class NormalizedUsageType {
  @Field(() => String)
  dialect!: string;

  @Field(() => Boolean, { description: "Told by provider and shape, not named by the sender." })
  detected!: boolean;

  @Field(() => UsageState)
  usageState!: UsageState;

  @Field(() => [String], { description: "Contradictions within the report, in plain English." })
  warnings!: readonly string[];

  @Field(() => [TokenClassCountType], {
    description: "Every class above 0; they add up to totalTokens. Empty when usage is missing.",
  })
  counts!: readonly TokenClassCountType[];

  @Field(() => SafeInt, { nullable: true, description: "Cached tokens included; null when usage is missing." })
  inputTokens!: number | null;

  @Field(() => SafeInt, { nullable: true, description: "Reasoning included; null when usage is missing." })
  outputTokens!: number | null;

  @Field(() => SafeInt, { nullable: true, description: "Null when usage is missing." })
  totalTokens!: number | null;

  @Field(() => SafeInt, { nullable: true, description: "Null when the report does not tell of any." })
  webSearches!: number | null;

  @Field(() => String, { nullable: true, description: "As given, else as the usage says, in the provider's word." })
  serviceTier!: string | null;

  @Field(() => Decimal, { nullable: true, description: "What the usage says that it cost, in USD." })
  reportedCost!: string | null;

  @Field(() => CostBreakdownType)
  breakdown!: CostBreakdownType;
}
