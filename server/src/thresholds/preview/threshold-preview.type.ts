import { Field, Float, Int, ObjectType } from "type-graphql";
import { Decimal } from "../../core/scalars.js";
import type { PreviewedPeriod, PreviewedSubject, ThresholdPreview } from "./threshold-preview.js";
import { ThresholdSubjectType } from "../threshold.type.js";

@ObjectType("ThresholdPreviewPeriod")
export class ThresholdPreviewPeriodType implements PreviewedPeriod {
  @Field(() => String, { description: "Its first local date." })
  start!: string;

  @Field(() => String, { description: "The date after its last one." })
  end!: string;

  @Field(() => Decimal, {
    description: "In the meter's unit: what the subject used, of EACH_USER the app user with most.",
  })
  used!: string;

  @Field(() => Int, { description: "Levels that were reached in it, by all subjects together." })
  crossings!: number;
}

@ObjectType("ThresholdPreviewSubject")
export class ThresholdPreviewSubjectType implements PreviewedSubject {
  @Field(() => ThresholdSubjectType)
  subject!: ThresholdSubjectType;

  @Field(() => Int)
  crossings!: number;

  @Field(() => String, { description: "The local date on which a level was reached last." })
  lastOn!: string;
}

@ObjectType("ThresholdPreview", {
  description: "When a threshold would have fired, for whom, and what would be a usual limit.",
})
export class ThresholdPreviewType implements ThresholdPreview {
  @Field(() => Int, { description: "Local days that were looked at: from the start of the first period until today." })
  days!: number;

  @Field(() => Int, { description: "Levels that were reached, of each subject and period once." })
  crossings!: number;

  @Field(() => Float)
  perWeek!: number;

  @Field(() => Boolean, { description: "More than 10 a week." })
  isNoisy!: boolean;

  @Field(() => [ThresholdPreviewPeriodType], { description: "Ascending without gaps; the last one may still run." })
  periods!: readonly ThresholdPreviewPeriodType[];

  @Field(() => [ThresholdPreviewSubjectType], {
    description: "The 10 with most crossings; none for what is about everything together.",
  })
  subjects!: readonly ThresholdPreviewSubjectType[];

  @Field(() => Int, { description: "How many subjects reached a level." })
  affected!: number;

  @Field(() => Decimal, {
    nullable: true,
    description:
      "What 19 of 20 periods that are over stay within, of subjects that used anything, rounded up to two digits; null without such periods.",
  })
  suggestedLimit!: string | null;

  @Field(() => Int, {
    description: "Levels that the running period has reached and that were not told: they would be told at once.",
  })
  reachedNow!: number;
}
