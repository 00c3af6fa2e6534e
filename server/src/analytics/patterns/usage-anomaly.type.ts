import { Field, Float, ObjectType } from "type-graphql";
import { DateTimeISO, Decimal } from "../../core/scalars.js";
import { Grain, UsageDimension } from "../domain/question-words.js";

@ObjectType("AnomalyContributor", { description: "A group whose difference from its own median explains the whole's." })
export class AnomalyContributorType {
  @Field(() => UsageDimension, { description: "MODEL, FEATURE, OPERATION, PROJECT, KEY or USER." })
  dimension!: UsageDimension;

  @Field(() => String, { description: "As filters take it." })
  key!: string;

  @Field(() => String, { description: "Of app users the pseudonym." })
  label!: string;

  @Field(() => Decimal)
  value!: string;

  @Field(() => Decimal)
  expected!: string;

  @Field(() => Decimal, { description: "Value less expected; below zero where too little happened." })
  excess!: string;
}

@ObjectType("UsageAnomaly", {
  description: "A day, or an hour of a range of up to three days, that stands far from what is usual there.",
})
export class UsageAnomalyType {
  @Field(() => DateTimeISO)
  start!: Date;

  @Field(() => DateTimeISO, { description: "Exclusive. One that still runs is told as soon as it is too much." })
  end!: Date;

  @Field(() => Grain, { description: "DAY or HOUR." })
  grain!: Grain;

  @Field(() => Decimal, {
    description: "In the meter's unit: USD for COST, whole numbers otherwise; so are the others.",
  })
  value!: string;

  @Field(() => Decimal, {
    description:
      "Median of the same weekday in the eight weeks before; of an hour, the same hour of their weekdays or weekend days.",
  })
  expected!: string;

  @Field(() => Decimal, { description: "Usual is from low to high: four robust deviations to each side." })
  low!: string;

  @Field(() => Decimal)
  high!: string;

  @Field(() => Float, {
    description:
      "Robust deviations from expected, below zero for too little. One is 1.4826 times the median absolute deviation, and no less than 15 % of expected.",
  })
  score!: number;

  @Field(() => [AnomalyContributorType], {
    description:
      "At most 5 of any dimension. First what explains most: who has most of the difference, and of whom the smallest part was expected. One app user who is usually a twentieth comes before the model that is usually half, though all of the difference is of both.",
  })
  contributors!: readonly AnomalyContributorType[];
}
