import { Field, ID, InputType, Int } from "type-graphql";
import { Meter } from "../analytics/domain/question-words.js";
import { Decimal } from "../core/scalars.js";
import { ThresholdKind, ThresholdPeriod, ThresholdScope } from "./domain/threshold-words.js";
import type { ThresholdRequest } from "./read-threshold.js";

@InputType({
  description:
    "All of a threshold: what is absent is none. A field that belongs to another kind is refused, unless it is null, false or empty.",
})
export class ThresholdInput implements ThresholdRequest {
  @Field(() => String, { nullable: true, description: "At most 80 characters on one line." })
  name?: string | null;

  @Field(() => ThresholdKind, { nullable: true, description: "Default: LIMIT. It stays what it is." })
  kind?: ThresholdKind | null;

  @Field(() => ThresholdScope, { description: "It stays what it is. ANOMALY and NO_DATA: not EACH_USER." })
  scope!: ThresholdScope;

  @Field(() => String, {
    nullable: true,
    description:
      "USER, PROJECT, KEY: an id; MODEL, FEATURE: a name, which need not have been recorded yet. It stays what it is.",
  })
  subject?: string | null;

  @Field(() => Meter, { nullable: true, description: "Of LIMIT and ANOMALY. It stays what it is." })
  meter?: Meter | null;

  @Field(() => ThresholdPeriod, { nullable: true, description: "Of LIMIT." })
  period?: ThresholdPeriod | null;

  @Field(() => String, { nullable: true, description: "Of ONCE: a local date such as 2026-11-26." })
  startsOn?: string | null;

  @Field(() => String, { nullable: true, description: "Of ONCE: the last day, at most 366 days in all." })
  endsOn?: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: "Of LIMIT, more than 0: whole tokens or requests, USD with at most 12 digits after the point.",
  })
  limit?: string | null;

  @Field(() => [Int], { nullable: true, description: "Of LIMIT: 1 to 10 percentages from 1 to 200, ascending." })
  levels?: number[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Of LIMIT, not of EACH_USER and ONCE: tell also when the forecast reaches the limit.",
  })
  pace?: boolean | null;

  @Field(() => Int, { nullable: true, description: "Of NO_DATA: 5 to 43,200." })
  silentMinutes?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Of LIMIT for OVERALL, EACH_USER or USER: calls that ask before are refused beyond the limit.",
  })
  blocks?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Default: true." })
  enabled?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Tell also when corrections lower usage below a level again." })
  tellsRecovery?: boolean | null;

  @Field(() => [ID], { nullable: true, description: "Who is told beside the console: at most 20 channels." })
  channelIds?: string[] | null;
}
