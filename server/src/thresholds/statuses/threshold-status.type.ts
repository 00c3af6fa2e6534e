import { Field, Float, Int, ObjectType } from "type-graphql";
import { CrossingChance } from "../../analytics/domain/forecast/forecast-words.js";
import { DateTimeISO, Decimal } from "../../core/scalars.js";
import type { ProjectedUse, ThresholdStatus } from "./threshold-status.js";
import { ThresholdSubjectType, ThresholdType } from "../threshold.type.js";

@ObjectType("ProjectedUse", { description: "What the running period will come to; see usageForecast." })
export class ProjectedUseType implements ProjectedUse {
  @Field(() => Decimal, { description: "In the meter's unit, to the period's end." })
  point!: string;

  @Field(() => Decimal, { description: "Eight of ten periods end between low and high." })
  low!: string;

  @Field(() => Decimal)
  high!: string;

  @Field(() => CrossingChance, { description: "How surely the limit is reached in the period." })
  chance!: CrossingChance;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "When the limit is expected to be reached; null when it was, or is not expected to be in the period.",
  })
  crossesAt!: Date | null;
}

@ObjectType("ThresholdStatus", { description: "How near to a limit usage of the running period is." })
export class ThresholdStatusType implements ThresholdStatus {
  @Field(() => ThresholdType)
  threshold!: ThresholdType;

  @Field(() => ThresholdSubjectType, {
    nullable: true,
    description:
      "Whose usage: of the rows of EACH_USER an app user, but for the first, which is about all of them and has the usage of the one with most.",
  })
  subject!: ThresholdSubjectType | null;

  @Field(() => String, { description: "First local date of the period, such as 2026-11-01." })
  periodStart!: string;

  @Field(() => String, { description: "The date after its last one." })
  periodEnd!: string;

  @Field(() => DateTimeISO, { description: "When the period ends, and usage counts from nothing again." })
  resetsAt!: Date;

  @Field(() => Decimal, { description: "In the meter's unit, exact: all that was acknowledged is in it." })
  used!: string;

  @Field(() => Decimal)
  limit!: string;

  @Field(() => Float, { description: "Used as a part of the limit: 1 is 100 %." })
  share!: number;

  @Field(() => Boolean, { description: "Something of it is not known: more was used than it says." })
  isAtLeast!: boolean;

  @Field(() => [Int])
  reachedLevels!: readonly number[];

  @Field(() => Int, { nullable: true, description: "The lowest level that is not reached." })
  nextLevel!: number | null;

  @Field(() => ProjectedUseType, {
    nullable: true,
    description: "Null without an estimate, for ONCE, and for what is about EACH_USER.",
  })
  projected!: ProjectedUseType | null;

  @Field(() => Int, { description: "How many used anything of it in the period: of EACH_USER app users, else 0 or 1." })
  subjects!: number;

  @Field(() => Int, { description: "How many of them reached the limit." })
  over!: number;
}
