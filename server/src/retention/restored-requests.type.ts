import { Field, ID, ObjectType } from "type-graphql";
import { usd } from "../analytics/usage-sums.js";
import { PageInfo } from "../core/page-info.js";
import type { Page } from "../core/page.js";
import { RequestStatus } from "../core/request-status.js";
import { BigIntString, DateTimeISO, Decimal } from "../core/scalars.js";
import type { RestoredMonth } from "./restored-months.query.js";
import { wholeNumber } from "./whole-number.js";
import type { RestoredRequest } from "./restored-requests.query.js";

@ObjectType("RestoredMonth", { description: "An archived month whose requests are back to be looked at." })
export class RestoredMonthType {
  @Field(() => String, { description: "Such as 2026-08." })
  month!: string;

  @Field(() => DateTimeISO)
  until!: Date;
}

@ObjectType("RestoredRequest", {
  description: "A request of an archived month, as it was when it left. In no total twice.",
})
export class RestoredRequestType {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeISO)
  createdAt!: Date;

  @Field(() => String, { description: "The sender's own id." })
  eventId!: string;

  @Field(() => String, { nullable: true, description: "Pseudonym." })
  appUser!: string | null;

  @Field(() => String, { nullable: true })
  noteId!: string | null;

  @Field(() => String)
  provider!: string;

  @Field(() => String)
  model!: string;

  @Field(() => String)
  feature!: string;

  @Field(() => String)
  operation!: string;

  @Field(() => RequestStatus)
  status!: string;

  @Field(() => BigIntString, { nullable: true })
  inputTokens!: bigint | null;

  @Field(() => BigIntString, { nullable: true })
  outputTokens!: bigint | null;

  @Field(() => BigIntString, { nullable: true })
  totalTokens!: bigint | null;

  @Field(() => Decimal, { nullable: true, description: "Null without a price." })
  costUsd!: string | null;
}

@ObjectType("RestoredRequestPage")
export class RestoredRequestPageType {
  @Field(() => [RestoredRequestType])
  nodes!: RestoredRequestType[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

export function toRestoredMonth({ month, until }: RestoredMonth): RestoredMonthType {
  return { month: month.slice(0, 7), until: new Date(until) };
}

export function toRestoredPage({ nodes, pageInfo }: Page<RestoredRequest>): RestoredRequestPageType {
  return { nodes: nodes.map(toRequest), pageInfo };
}

function toRequest({
  at,
  cost,
  inputTokens,
  outputTokens,
  totalTokens,
  status,
  ...told
}: RestoredRequest): RestoredRequestType {
  return {
    ...told,
    createdAt: new Date(at),
    status: status.toUpperCase(),
    inputTokens: wholeNumber(inputTokens),
    outputTokens: wholeNumber(outputTokens),
    totalTokens: wholeNumber(totalTokens),
    costUsd: cost === null ? null : usd(cost),
  };
}
