import { Field, Float, ObjectType } from "type-graphql";
import { DateTimeISO, Decimal, SafeInt } from "../../core/scalars.js";
import { SETTLED_UNTIL } from "../settled-until.js";
import { ResolvedRangeType } from "../usage-totals.type.js";
import { MAX_SINGLE_REQUESTS } from "./newest-requests.js";

const MOST_SINGLES = MAX_SINGLE_REQUESTS.toLocaleString("en-US");
const EXACT_OF_USERS = "Under a filter by app users it is one that occurred.";

@ObjectType("EfficiencyRow")
export class EfficiencyRowType {
  @Field(() => String, { description: "As in usageBreakdown; TOTAL of everything." })
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => SafeInt)
  requests!: number;

  @Field(() => SafeInt)
  successfulRequests!: number;

  @Field(() => SafeInt, {
    description: "How many of requests have no known price; no cost here counts them, nor divides by them.",
  })
  unpricedRequests!: number;

  @Field(() => Decimal, { description: "USD of the requests with a known price." })
  cost!: string;

  @Field(() => Decimal, {
    nullable: true,
    description:
      "Cost of all requests for each successful one, in USD: failed and cancelled requests that were billed make success dearer. Over requests with a known cost; null when none of them was successful.",
  })
  costPerSuccessfulRequest!: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      "Cost of requests of app users for each app user, in USD; those with a known cost. Null without app users, and for fewer than minimumGroupSize when the viewer may not reveal identities.",
  })
  costPerActiveUser!: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      "Cost of requests about notes for each note, in USD; those with a known cost, since singleRequestsSince. Null without notes.",
  })
  costPerNote!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "Cached input tokens of input tokens, 0 to 1; null without input.",
  })
  cacheHitShare!: number | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: `The shortest duration that half of durationRequests did not exceed, of the whole range: durations are counted in buckets, and it is at most 1.6% off (below 64 ms exact). ${EXACT_OF_USERS} Null without any.`,
  })
  durationP50Ms!: number | null;

  @Field(() => SafeInt, { nullable: true, description: "The same of 95 in 100, at most 1.6% off as well." })
  durationP95Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Output tokens by duration, exact sums of the durationRequests that have output tokens; null when none has, or all took no time.",
  })
  outputTokensPerSecond!: number | null;

  @Field(() => SafeInt, {
    description:
      "Successful requests with a duration since durationsSince, an exact number: durations are told of these.",
  })
  durationRequests!: number;
}

@ObjectType("UsageEfficiency")
export class UsageEfficiencyType {
  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => [EfficiencyRowType], { description: "At most 100, dearest first." })
  rows!: readonly EfficiencyRowType[];

  @Field(() => EfficiencyRowType, { description: "Of everything that the filter selects." })
  total!: EfficiencyRowType;

  @Field(() => DateTimeISO, {
    description: `Durations and tokens per second are of all requests of the range from here on: its beginning. Later only under a filter by app users, as singleRequestsSince then, and while the durations of so much of the range are yet to be counted, after an upgrade or a backfill, that it has more than ${MOST_SINGLES} requests: those are counted newest first.`,
  })
  durationsSince!: Date;

  @Field(() => DateTimeISO, {
    description: `Of costPerNote alone, and of durations under a filter by app users: they are read from single requests, those of the range that are kept, and where it has more than ${MOST_SINGLES}, the newest so many, which begin here. They are counted over all models, features, operations, providers and statuses.`,
  })
  singleRequestsSince!: Date;

  @Field(() => DateTimeISO, { description: SETTLED_UNTIL })
  settledUntil!: Date;
}
