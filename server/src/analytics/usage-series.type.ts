import { Field, Int, ObjectType } from "type-graphql";
import { DateTimeISO, Decimal, SafeInt } from "../core/scalars.js";
import { Grain, Meter, UsageDimension } from "./domain/question-words.js";
import { SETTLED_UNTIL } from "./settled-until.js";
import { ResolvedRangeType } from "./usage-totals.type.js";

@ObjectType("UsageBucket")
export class UsageBucketType {
  @Field(() => DateTimeISO)
  start!: Date;

  @Field(() => DateTimeISO, { description: "Exclusive." })
  end!: Date;

  @Field(() => Boolean, { description: "False while the bucket is still filling." })
  complete!: boolean;

  @Field(() => String, {
    description: "Local calendar start in the range's timezone, such as 2026-11-23 or 2026-11-23T14:00.",
  })
  label!: string;
}

@ObjectType("UsageSeriesLine")
export class UsageSeriesLineType {
  @Field(() => String, {
    description:
      "The model, feature, …, an id for users and projects, OTHER for the rest, TOTAL when not grouped. A value may be called OTHER too: only the rest has a memberCount.",
  })
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => [Decimal], {
    description: "One value per bucket in the meter's unit: USD for COST, whole numbers otherwise.",
  })
  values!: readonly string[];

  @Field(() => Decimal, { description: "Sum of values." })
  sum!: string;

  @Field(() => SafeInt, { description: "In the whole range; those of OTHER are of all keys it stands for." })
  requests!: number;

  @Field(() => SafeInt, {
    description:
      "How many of requests have no known price. Values of COST lack them: with all of them unpriced the cost is unknown, not zero.",
  })
  unpricedRequests!: number;

  @Field(() => Int, { nullable: true, description: "How many keys the rest, OTHER, stands for; null elsewhere." })
  memberCount!: number | null;
}

@ObjectType("UsageSeries")
export class UsageSeriesType {
  @Field(() => Meter)
  meter!: Meter;

  @Field(() => UsageDimension)
  groupBy!: UsageDimension;

  @Field(() => Grain, { description: "The grain used, never AUTO." })
  grain!: Grain;

  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => [UsageBucketType])
  buckets!: readonly UsageBucketType[];

  @Field(() => [UsageSeriesLineType])
  series!: readonly UsageSeriesLineType[];

  @Field(() => [Decimal], { description: "Per bucket, over all series including those hidden in OTHER." })
  total!: readonly string[];

  @Field(() => Int, { description: "How many distinct keys the range has." })
  groupCount!: number;

  @Field(() => ResolvedRangeType, {
    nullable: true,
    description: "The period compared with; null when compare is OFF.",
  })
  previousRange!: ResolvedRangeType | null;

  @Field(() => [Decimal], {
    nullable: "itemsAndList",
    description:
      "Total of the period compared with, per bucket at the same place: as many local days after its start at the same time of day, months by the calendar. An entry is null where that period has no such place (or it has not elapsed), and where none of its cost is known. The list is null when compare is OFF.",
  })
  previous!: readonly (string | null)[] | null;

  @Field(() => DateTimeISO, { description: SETTLED_UNTIL })
  settledUntil!: Date;
}
