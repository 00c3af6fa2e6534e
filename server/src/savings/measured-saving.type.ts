import { Field, ObjectType, registerEnumType } from "type-graphql";
import { ResolvedRangeType } from "../analytics/usage-totals.type.js";
import { DateTimeISO, Decimal, SafeInt } from "../core/scalars.js";
import { SavingMeasure } from "./domain/measure-saving.js";

registerEnumType(SavingMeasure, {
  name: "SavingMeasure",
  description: "What is compared before and after: cost per successful request of the feature, or the share of waste.",
});

@ObjectType("MeasuredPeriod")
export class MeasuredPeriodType {
  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => SafeInt, { description: "Successful requests of the feature with a known cost." })
  requests!: number;

  @Field(() => Decimal, {
    description: "USD per 30 days at the traffic of this period; negative when it became dearer.",
  })
  saved!: string;

  @Field(() => Decimal, { description: "What was expected, at the traffic of this period: USD per 30 days." })
  expectedLow!: string;

  @Field(() => Decimal)
  expectedHigh!: string;
}

@ObjectType("MeasuredSaving", { description: "What an applied suggestion really saved. Formula: docs/savings.md." })
export class MeasuredSavingType {
  @Field(() => SavingMeasure)
  measure!: SavingMeasure;

  @Field(() => Decimal, { description: "USD per 30 days, as the finding said when it was marked." })
  expectedLow!: string;

  @Field(() => Decimal)
  expectedHigh!: string;

  @Field(() => DateTimeISO, { description: "Seven days after it was applied." })
  knownFrom!: Date;

  @Field(() => Boolean, { description: "It is still being measured, which can take seconds: ask again." })
  isPending!: boolean;

  @Field(() => MeasuredPeriodType, {
    nullable: true,
    description:
      "The first 7 days. Null before knownFrom, while it is pending, and where too few requests tell nothing.",
  })
  after7Days!: MeasuredPeriodType | null;

  @Field(() => MeasuredPeriodType, { nullable: true, description: "The first 30 days; null before they are over." })
  after30Days!: MeasuredPeriodType | null;
}
