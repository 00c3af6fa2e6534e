import { Field, ID, ObjectType } from "type-graphql";
import { Decimal, JSONObject } from "../core/scalars.js";
import { CostBreakdownType } from "../pricing/cost-breakdown.type.js";
import { UsageState } from "../pricing/usage-states.type.js";

@ObjectType("CostExplanation")
export class CostExplanationType {
  @Field(() => String)
  eventId!: string;

  @Field(() => ID)
  projectId!: string;

  @Field(() => CostBreakdownType, {
    description: "By the price and discount that were applied when it was recorded, corrected or last re-costed.",
  })
  breakdown!: CostBreakdownType;

  @Field(() => CostBreakdownType, {
    nullable: true,
    description: "By the prices known now at the event's time; null when it is the same cost.",
  })
  today!: CostBreakdownType | null;

  @Field(() => UsageState)
  usageState!: UsageState;

  @Field(() => [String], { description: "Contradictions within what was reported." })
  warnings!: readonly string[];

  @Field(() => String, { description: "How the usage object was read." })
  dialect!: string;

  @Field(() => JSONObject, {
    nullable: true,
    description: "The provider's own usage object, as far as it is kept: numbers, flags and the provider's words.",
  })
  usage!: Readonly<Record<string, unknown>> | null;

  @Field(() => Decimal, { nullable: true, description: "What the sender or a router says it cost, in USD." })
  reportedCost!: string | null;

  @Field(() => Decimal, { nullable: true, description: "cost - reportedCost; null when one is unknown." })
  reportedDifference!: string | null;
}
