import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTimeISO, Decimal } from "../core/scalars.js";
import { CrossingChance, ForecastPeriod, NotEnoughData } from "./domain/forecast/forecast-words.js";
import type { ProjectedUsage } from "./domain/forecast/project-crossing.js";
import { Meter } from "./domain/question-words.js";
import { SETTLED_UNTIL } from "./settled-until.js";
import { ResolvedRangeType } from "./usage-totals.type.js";

registerEnumType(ForecastPeriod, {
  name: "ForecastPeriod",
  description: "A calendar period in the filter's timezone; weeks begin as the settings say.",
});
registerEnumType(NotEnoughData, {
  name: "NotEnoughData",
  valuesConfig: {
    NO_USAGE: { description: "Nothing of the meter in the last four weeks." },
    TOO_FEW_DAYS: { description: "Fewer whole days than neededDays since usage began, or began again." },
  },
});
registerEnumType(CrossingChance, {
  name: "CrossingChance",
  valuesConfig: {
    REACHED: { description: "The period has reached the limit." },
    NEARLY_CERTAIN: { description: "Even low reaches it: nine of ten times." },
    LIKELY: { description: "The point reaches it." },
    POSSIBLE: { description: "Only high reaches it." },
    UNLIKELY: { description: "Not even high reaches it: nine of ten times it is not reached." },
  },
});

@ObjectType("ForecastDay", { description: "What is yet to come on one day." })
export class ForecastDayType {
  @Field(() => DateTimeISO, { description: "Local midnight; of today, the minute of the answer." })
  start!: Date;

  @Field(() => Decimal, { description: "In the meter's unit; of today, only what is yet to come." })
  point!: string;

  @Field(() => Decimal)
  low!: string;

  @Field(() => Decimal)
  high!: string;
}

@ObjectType("ForecastCrossing")
export class ForecastCrossingType {
  @Field(() => DateTimeISO, {
    nullable: true,
    description: "When usage is expected to reach the limit; null when it has, or is not expected to in the period.",
  })
  at!: Date | null;

  @Field(() => Boolean, { description: "Whether the limit is reached by the period's end more likely than not." })
  likely!: boolean;

  @Field(() => CrossingChance)
  chance!: CrossingChance;
}

@ObjectType("Forecast", { description: "What a running period will come to, and how well such estimates did before." })
export class ForecastType {
  @Field(() => Meter)
  meter!: Meter;

  @Field(() => ForecastPeriod)
  period!: ForecastPeriod;

  @Field(() => ResolvedRangeType, { description: "The running period, to its end." })
  range!: ResolvedRangeType;

  @Field(() => Decimal, { description: "What the period has so far, in the meter's unit; exact." })
  soFar!: string;

  @Field(() => Decimal, {
    nullable: true,
    description: "Expected at its end, rounded to three digits of what is yet to come; null with notEnoughData.",
  })
  point!: string | null;

  @Field(() => Decimal, { nullable: true, description: "Eight of ten periods end between low and high." })
  low!: string | null;

  @Field(() => Decimal, { nullable: true })
  high!: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      "What the running day usually has by now, in the meter's unit: the middle of the same weekday of the last four weeks, by this time of day, in three digits. Null with notEnoughData.",
  })
  usualToday!: string | null;

  @Field(() => NotEnoughData, { nullable: true })
  notEnoughData!: NotEnoughData | null;

  @Field(() => Int, { description: "Whole days of history that it learned from." })
  historyDays!: number;

  @Field(() => Int, { description: "Whole days of history without which there is no estimate." })
  neededDays!: number;

  @Field(() => String, { description: "WEEKDAY_BLEND: see docs/forecast.md." })
  method!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median error of the same method on past periods, asked on each of their days at this time of day, as a part of what they came to: 0.12 is 12 %. Null without any.",
  })
  backtestError!: number | null;

  @Field(() => Int, { description: "How many past estimates that is the median of." })
  backtests!: number;

  @Field(() => [ForecastDayType], {
    description: "The rest of today, then each day of the period; together, up to rounding, point less soFar.",
  })
  days!: ForecastDayType[];

  @Field(() => [String], {
    description: "Local dates such as 2026-11-23 that were too far off to learn from: one absurd request.",
  })
  outliers!: readonly string[];

  @Field(() => DateTimeISO, { description: SETTLED_UNTIL })
  settledUntil!: Date;

  /** Null without an estimate. */
  projected!: ProjectedUsage | null;
  soFarUnits!: bigint;
}
