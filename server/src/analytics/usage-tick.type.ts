import { Field, ID, ObjectType } from "type-graphql";
import { RequestStatus } from "../core/request-status.js";
import { BigIntString, DateTimeISO, Decimal, SafeInt } from "../core/scalars.js";

@ObjectType("UsageTickSlice", { description: "Sums of what one 15-minute bucket gained for one set of dimensions." })
export class UsageTickSliceType {
  @Field(() => DateTimeISO)
  bucketStart!: Date;

  @Field(() => ID)
  projectId!: string;

  @Field(() => ID, { nullable: true, description: "The key that recorded; null without one." })
  apiKeyId!: string | null;

  @Field(() => String)
  provider!: string;

  @Field(() => String)
  model!: string;

  @Field(() => String)
  feature!: string;

  @Field(() => String)
  operation!: string;

  @Field(() => RequestStatus)
  status!: RequestStatus;

  @Field(() => SafeInt)
  requests!: number;

  @Field(() => BigIntString)
  inputTokens!: bigint;

  @Field(() => BigIntString)
  outputTokens!: bigint;

  @Field(() => BigIntString)
  totalTokens!: bigint;

  @Field(() => Decimal)
  cost!: string;

  @Field(() => SafeInt)
  unpricedRequests!: number;
}

@ObjectType("UsageTick", {
  description:
    "What was committed since the last tick, at most ten times a second; also sent empty every 10 s as a heartbeat.",
})
export class UsageTickType {
  @Field(() => String, { description: "Monotonic; pass the last one as since after a reconnect." })
  cursor!: string;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "Set when ticks before this instant cannot be replayed: fetch again.",
  })
  droppedBefore!: Date | null;

  @Field(() => DateTimeISO)
  at!: Date;

  @Field(() => SafeInt, {
    description: "Also counted where there are no slices to show: a filter of app users needs fetching again.",
  })
  requests!: number;

  @Field(() => [UsageTickSliceType])
  slices!: readonly UsageTickSliceType[];
}
