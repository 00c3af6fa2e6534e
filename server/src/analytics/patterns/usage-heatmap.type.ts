import { Field, Float, Int, ObjectType } from "type-graphql";
import { DateTimeISO, Decimal, SafeInt } from "../../core/scalars.js";
import { Meter } from "../domain/question-words.js";
import { SETTLED_UNTIL } from "../settled-until.js";
import { ResolvedRangeType } from "../usage-totals.type.js";

@ObjectType("HeatmapCell")
export class HeatmapCellType {
  @Field(() => Int, { description: "1 = Monday … 7 = Sunday, whatever day weeks begin with." })
  weekday!: number;

  @Field(() => Int, {
    description:
      "0 to 23, as a clock of the range's timezone shows it. An hour shown twice adds twice, one skipped adds nothing.",
  })
  hour!: number;

  @Field(() => Decimal, {
    description: "Sum over the range in the meter's unit: USD for COST, whole numbers otherwise.",
  })
  value!: string;

  @Field(() => SafeInt)
  requests!: number;

  @Field(() => SafeInt, {
    description:
      "How many of requests have no known price. A value of COST lacks them: with all of them unpriced the cost is unknown, not zero.",
  })
  unpricedRequests!: number;
}

@ObjectType("UsageHeatmap")
export class UsageHeatmapType {
  @Field(() => Meter)
  meter!: Meter;

  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => Float, {
    description:
      "Weeks of the range that have passed, to divide sums by for an average week. Below 1 there is nothing to average: show sums.",
  })
  weeks!: number;

  @Field(() => [HeatmapCellType], { description: "All 168 hours of a week, from Monday 0 h." })
  cells!: readonly HeatmapCellType[];

  @Field(() => DateTimeISO, { description: SETTLED_UNTIL })
  settledUntil!: Date;
}
