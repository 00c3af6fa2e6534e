import { Field, ID, Int, ObjectType } from "type-graphql";
import { PageInfo } from "../core/page-info.js";
import { RequestStatus } from "../core/request-status.js";
import { DateTimeISO, Decimal, SafeInt } from "../core/scalars.js";
import { CostState, UsageState } from "../pricing/usage-states.type.js";
import { SETTLED_UNTIL } from "./settled-until.js";
import { CoverageType } from "./usage-totals.type.js";

@ObjectType("AppUserRef")
export class AppUserRefType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "Stable, such as sparrow-7F3K. The outside id is never shown." })
  pseudonym!: string;
}

@ObjectType("ApiKeyRef", { description: "An API key, as far as whoever sees its usage may know." })
export class ApiKeyRefType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

@ObjectType("Tag")
export class TagType {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType("UsageEvent")
export class UsageEventType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  eventId!: string;

  @Field(() => DateTimeISO)
  time!: Date;

  @Field(() => ID)
  projectId!: string;

  @Field(() => AppUserRefType, { nullable: true })
  user!: AppUserRefType | null;

  @Field(() => ApiKeyRefType, { nullable: true, description: "The key that recorded it; null without one." })
  apiKey!: ApiKeyRefType | null;

  @Field(() => String, { nullable: true })
  noteId!: string | null;

  @Field(() => String)
  feature!: string;

  @Field(() => String)
  operation!: string;

  @Field(() => String)
  provider!: string;

  @Field(() => String)
  model!: string;

  @Field(() => String, { nullable: true })
  requestedModel!: string | null;

  @Field(() => RequestStatus)
  status!: string;

  @Field(() => SafeInt, {
    nullable: true,
    description: "Includes cached and cache-write tokens. Null when the provider reported none.",
  })
  inputTokens!: number | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: "What the sender reckoned the input to be before the call; null when it said nothing.",
  })
  estimatedInputTokens!: number | null;

  @Field(() => SafeInt, { nullable: true })
  cachedInputTokens!: number | null;

  @Field(() => SafeInt, { nullable: true })
  cacheWriteTokens!: number | null;

  @Field(() => SafeInt, { nullable: true, description: "Includes reasoning tokens." })
  outputTokens!: number | null;

  @Field(() => SafeInt, { nullable: true })
  reasoningTokens!: number | null;

  @Field(() => SafeInt, { nullable: true })
  totalTokens!: number | null;

  @Field(() => Decimal, { nullable: true, description: "Null when unpriced." })
  cost!: string | null;

  @Field(() => String)
  currency!: string;

  @Field(() => CostState)
  costState!: string;

  @Field(() => UsageState)
  usageState!: string;

  @Field(() => Decimal, { nullable: true })
  reportedCost!: string | null;

  @Field(() => SafeInt, { nullable: true })
  durationMs!: number | null;

  @Field(() => Int)
  attempt!: number;

  @Field(() => String, { nullable: true })
  requestId!: string | null;

  @Field(() => String, { nullable: true })
  serviceTier!: string | null;

  @Field(() => [TagType])
  tags!: readonly TagType[];
}

@ObjectType("UsageEventPage")
export class UsageEventPageType {
  @Field(() => [UsageEventType])
  nodes!: readonly UsageEventType[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => SafeInt, {
    description:
      "Of the same filter, cost states and narrowing, as of settledUntil: also rows that were recorded after asOf, which no page has.",
  })
  totalCount!: number;

  @Field(() => Decimal, {
    description: "Sum of cost of all rows that totalCount counts, not of this page; see coverage.",
  })
  totalCost!: string;

  @Field(() => CoverageType, { description: "Of all rows that totalCount counts: which share of totalCost is known." })
  coverage!: CoverageType;

  @Field(() => DateTimeISO, {
    description:
      "Rows recorded after this instant are left out of the pages, not of the totals; pass it back as asOf for the next page.",
  })
  asOf!: Date;

  @Field(() => DateTimeISO, { description: SETTLED_UNTIL })
  settledUntil!: Date;
}
