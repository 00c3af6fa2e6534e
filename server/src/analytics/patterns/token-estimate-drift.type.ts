import { Field, Float, ObjectType } from "type-graphql";
import { DateTimeISO, SafeInt } from "../../core/scalars.js";
import { SETTLED_UNTIL } from "../settled-until.js";
import { ResolvedRangeType } from "../usage-totals.type.js";
import { MAX_SINGLE_REQUESTS } from "./newest-requests.js";
import { MAX_DRIFT_ROWS } from "./token-estimate-drift.query.js";

const MOST_SINGLES = MAX_SINGLE_REQUESTS.toLocaleString("en-US");

@ObjectType("EstimateDrift", {
  description:
    "How far estimatedInputTokens was from inputTokens. A ratio is estimate by reported: 1 is exact, above it the estimate was too high.",
})
export class EstimateDriftType {
  @Field(() => SafeInt, { description: "Those with an estimate and an input that the provider reported in full." })
  requests!: number;

  @Field(() => Float, { description: "Of all ratios, the smallest that half of them do not exceed." })
  medianRatio!: number;

  @Field(() => Float, { description: "The same of 5 in 100." })
  ratioP5!: number;

  @Field(() => Float, { description: "The same of 95 in 100." })
  ratioP95!: number;

  @Field(() => Float, { description: "Share of requests whose estimate was more than 10% too high, 0 to 1." })
  overShare!: number;

  @Field(() => Float, {
    description: "Share of requests whose estimate was more than 10% too low, 0 to 1: a limit may have let them pass.",
  })
  underShare!: number;
}

@ObjectType("ModelEstimateDrift")
export class ModelEstimateDriftType extends EstimateDriftType {
  @Field(() => String)
  model!: string;
}

@ObjectType("TokenEstimateDrift")
export class TokenEstimateDriftType {
  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => [ModelEstimateDriftType], { description: `At most ${MAX_DRIFT_ROWS}, most requests first.` })
  rows!: readonly ModelEstimateDriftType[];

  @Field(() => EstimateDriftType, { nullable: true, description: "Of everything; null when nothing can be compared." })
  total!: EstimateDriftType | null;

  @Field(() => DateTimeISO, {
    description: `Read from single requests, those of the range that are kept, and where it has more than ${MOST_SINGLES}, the newest so many, which begin here. They are counted over all models, features, operations, providers and statuses, with an estimate or without.`,
  })
  singleRequestsSince!: Date;

  @Field(() => DateTimeISO, { description: SETTLED_UNTIL })
  settledUntil!: Date;
}
