import { Field, Float, ObjectType } from "type-graphql";
import { DateTimeISO, Decimal, SafeInt } from "../../core/scalars.js";
import { Meter } from "../domain/question-words.js";
import { ResolvedRangeType } from "../usage-totals.type.js";
import { CURVE_POINTS } from "./usage-concentration.query.js";

@ObjectType("ConcentrationPoint")
export class ConcentrationPointType {
  @Field(() => SafeInt, { description: "So many app users, those with most first." })
  users!: number;

  @Field(() => Float, { description: "What they make up together, 0 to 1." })
  share!: number;
}

@ObjectType("UsageConcentration", {
  description:
    "How a meter is spread over app users; requests without one are left out. Nothing but the range is told of fewer than minimumGroupSize app users to who may not reveal identities.",
})
export class UsageConcentrationType {
  @Field(() => Meter)
  meter!: Meter;

  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => DateTimeISO, { description: "Everything before this instant is complete as of the answer." })
  settledUntil!: Date;

  @Field(() => SafeInt, {
    nullable: true,
    description: "App users with a request; by COST, with one whose cost is known.",
  })
  users!: number | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      "The least that half of them did not exceed, in the meter's unit: somebody's own. Null without any of them.",
  })
  median!: string | null;

  @Field(() => Decimal, { nullable: true, description: "The same of a quarter of them." })
  p25!: string | null;

  @Field(() => Decimal, { nullable: true, description: "The same of three quarters." })
  p75!: string | null;

  @Field(() => Decimal, { nullable: true, description: "The same of 95 in 100." })
  p95!: string | null;

  @Field(() => SafeInt, { nullable: true, description: "A tenth of them, rounded up: those with most." })
  topTenthUsers!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "What they make up of all app users together, 0 to 1; null where that is 0.",
  })
  topTenthShare!: number | null;

  @Field(() => [ConcentrationPointType], {
    description: `At most ${CURVE_POINTS}, one for each hundredth of the app users, to all of them.`,
  })
  curve!: readonly ConcentrationPointType[];
}
