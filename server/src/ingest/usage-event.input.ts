import { Field, InputType, Int } from "type-graphql";
import { RequestStatus } from "../core/request-status.js";
import { Decimal, SafeInt } from "../core/scalars.js";
import { ReportedUsageInput } from "./reported-usage.input.js";

@InputType()
export class TagInput {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  value!: string;
}

/** Thin on purpose: `usageEventSchema` checks what comes out of `toWireEvent`, as for every other door. */
@InputType({ description: "See docs/integrating.md; the same rules as POST /v1/usage." })
export class UsageEventInput extends ReportedUsageInput {
  @Field(() => String, { description: "Identity within the project; the same id is counted once." })
  id!: string;

  @Field(() => String, { nullable: true, description: "ISO 8601 with offset; default: arrival." })
  time?: string;

  @Field(() => String, { nullable: true })
  userId?: string;

  @Field(() => String, { nullable: true })
  noteId?: string;

  @Field(() => String, { nullable: true })
  feature?: string;

  @Field(() => String, { nullable: true })
  operation?: string;

  @Field(() => String)
  provider!: string;

  @Field(() => String, { description: "The model that served the request." })
  model!: string;

  @Field(() => String, { nullable: true })
  requestedModel?: string;

  @Field(() => SafeInt, { nullable: true })
  durationMs?: number;

  @Field(() => RequestStatus, { nullable: true })
  status?: RequestStatus;

  @Field(() => String, { nullable: true })
  requestId?: string;

  @Field(() => Int, { nullable: true })
  attempt?: number;

  @Field(() => String, { nullable: true })
  serviceTier?: string;

  @Field(() => String, { nullable: true })
  fingerprint?: string;

  @Field(() => Decimal, { nullable: true, description: "A claim, kept beside our own figure." })
  reportedCostUsd?: string;

  @Field(() => [TagInput], { nullable: true })
  tags?: TagInput[];

  @Field(() => String, {
    nullable: true,
    description: "From checkAllowance: what was reserved for the call is settled.",
  })
  reservationId?: string;

  @Field(() => SafeInt, {
    nullable: true,
    description: "Input tokens as reckoned before the call. No part of the content: a retry may say it or not.",
  })
  estimatedInputTokens?: number;
}

/** The same event in the words of the wire. */
export function toWireEvent({ status, tags, ...event }: UsageEventInput): Record<string, unknown> {
  return {
    ...event,
    status: status?.toLowerCase(),
    tags: tags == null ? tags : Object.fromEntries(tags.map(({ key, value }) => [key, value])),
  };
}
