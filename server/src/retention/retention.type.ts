import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { usd } from "../analytics/usage-sums.js";
import { BigIntString, DateTimeISO, Decimal } from "../core/scalars.js";
import type { DueMonth } from "./preview-retention.query.js";
import type { MonthRow, RetentionPolicy } from "./retention-policy.query.js";
import { wholeNumber } from "./whole-number.js";
import type { RunRow } from "./retention-runs.js";

export enum RetentionState {
  LIVE = "LIVE",
  ARCHIVING = "ARCHIVING",
  ARCHIVED = "ARCHIVED",
  FAILED = "FAILED",
}

registerEnumType(RetentionState, {
  name: "RetentionState",
  description: "Where requests of a month are. ARCHIVING and FAILED ones are in the database still, all of them.",
});

export enum RetentionStep {
  WRITE = "WRITE",
  VERIFY = "VERIFY",
  DROP = "DROP",
}

registerEnumType(RetentionStep, {
  name: "RetentionStep",
  description: "What a run does with a month, in this order; nothing is dropped before it was verified.",
});

@ObjectType("RetentionMonth", {
  description: "Requests of a month in UTC: those in the database, or those of one file.",
})
export class RetentionMonthType {
  @Field(() => String, { description: "Such as 2026-08." })
  month!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Of the file: 1, and one more for each time requests of the month came after it was archived.",
  })
  part!: number | null;

  @Field(() => RetentionState)
  state!: RetentionState;

  @Field(() => RetentionStep, {
    nullable: true,
    description: "What is being done with it, or comes next; null where nothing is.",
  })
  step!: RetentionStep | null;

  @Field(() => BigIntString, { nullable: true, description: "Null while it is not counted." })
  requests!: bigint | null;

  @Field(() => BigIntString, { nullable: true })
  totalTokens!: bigint | null;

  @Field(() => Decimal, { nullable: true, description: "Of the requests that have a price." })
  costUsd!: string | null;

  @Field(() => BigIntString, { nullable: true, description: "Of the requests, those without a price." })
  unpricedRequests!: bigint | null;

  @Field(() => BigIntString, { nullable: true, description: "On the disk of the database, or of the file." })
  bytes!: bigint | null;

  @Field(() => String, { nullable: true, description: "Of the file, hexadecimal." })
  sha256!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: "When the file was last read back and agreed." })
  verifiedAt!: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: "When the requests left the database." })
  archivedAt!: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: "When its table was dropped, the last step." })
  droppedAt!: Date | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "Its requests are back until then; null while they are not.",
  })
  restoredUntil!: Date | null;

  @Field(() => Boolean, { description: "It is being brought back." })
  isRestoring!: boolean;

  @Field(() => String, { nullable: true, description: "Why it could not be brought back." })
  restoreFailure!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why the last attempt got no further, with nothing dropped; of an ARCHIVED one, why its file no longer agrees.",
  })
  failure!: string | null;
}

@ObjectType("RetentionRun")
export class RetentionRunType {
  @Field(() => Boolean, { description: "False: a member asked for it." })
  nightly!: boolean;

  @Field(() => DateTimeISO, { nullable: true })
  startedAt!: Date | null;

  @Field(() => DateTimeISO, { nullable: true })
  endedAt!: Date | null;

  @Field(() => [String], { description: "Months, such as 2026-08." })
  archived!: string[];

  @Field(() => [String], { description: "Months of which nothing was dropped, for a reason that the month tells." })
  failed!: string[];
}

@ObjectType("RetentionPolicy", { description: "How long raw requests are kept, and where those of each month are." })
export class RetentionPolicyType {
  @Field(() => Int, { description: "Whole calendar months in UTC. Sums are kept for ever." })
  keepMonths!: number;

  @Field(() => Int, { nullable: true, description: "From effectiveAt on; null when no change waits." })
  pendingMonths!: number | null;

  @Field(() => DateTimeISO, { nullable: true })
  effectiveAt!: Date | null;

  @Field(() => DateTimeISO)
  nextRunAt!: Date;

  @Field(() => RetentionRunType, { nullable: true, description: "One that is under way or about to be." })
  currentRun!: RetentionRunType | null;

  @Field(() => RetentionRunType, { nullable: true })
  lastRun!: RetentionRunType | null;

  @Field(() => [RetentionMonthType], { description: "Newest first." })
  months!: RetentionMonthType[];
}

@ObjectType("DueMonth", { description: "What the next nightly run would archive." })
export class DueMonthType {
  @Field(() => String, { description: "Such as 2026-08." })
  month!: string;

  @Field(() => BigIntString)
  requests!: bigint;
}

export function toRetentionPolicy(policy: RetentionPolicy): RetentionPolicyType {
  return {
    keepMonths: policy.months,
    pendingMonths: policy.pendingMonths,
    effectiveAt: policy.effectiveAt,
    nextRunAt: policy.nextRunAt,
    currentRun: policy.currentRun === null ? null : toRun(policy.currentRun),
    lastRun: policy.lastRun === null ? null : toRun(policy.lastRun),
    months: policy.calendar.map(toMonth),
  };
}

export function toDueMonth({ month, requests }: DueMonth): DueMonthType {
  return { month: month.slice(0, 7), requests: BigInt(requests) };
}

function toRun({ nightAt, startedAt, endedAt, archived, failed }: RunRow): RetentionRunType {
  return {
    nightly: nightAt !== null,
    startedAt: toMoment(startedAt),
    endedAt: toMoment(endedAt),
    archived: monthsOf(archived),
    failed: monthsOf(failed),
  };
}

function toMonth(row: MonthRow): RetentionMonthType {
  const cost = wholeNumber(row.cost);
  return {
    month: row.month.slice(0, 7),
    part: row.part,
    state: stateOf(row.state),
    step: stepOf(row),
    requests: wholeNumber(row.requests),
    totalTokens: wholeNumber(row.tokens),
    costUsd: cost === null ? null : usd(cost.toString()),
    unpricedRequests: wholeNumber(row.unpriced),
    bytes: wholeNumber(row.bytes),
    sha256: row.sha256,
    verifiedAt: toMoment(row.verifiedAt),
    archivedAt: toMoment(row.archivedAt),
    droppedAt: toMoment(row.droppedAt),
    restoredUntil: toMoment(row.restoredUntil),
    isRestoring: row.isRestoring,
    restoreFailure: row.restoreFailure,
    failure: row.failure,
  };
}

function monthsOf(firstDays: readonly string[] | null): string[] {
  return [...new Set(firstDays ?? [])].map((firstDay) => firstDay.slice(0, 7));
}

function stateOf(state: MonthRow["state"]): RetentionState {
  switch (state) {
    case "live":
      return RetentionState.LIVE;
    case "archived":
      return RetentionState.ARCHIVED;
    case "failed":
      return RetentionState.FAILED;
    case "writing":
    case "written":
    case "verified":
      return RetentionState.ARCHIVING;
  }
}

function stepOf({ state, droppedAt }: MonthRow): RetentionStep | null {
  switch (state) {
    case "writing":
      return RetentionStep.WRITE;
    case "written":
      return RetentionStep.VERIFY;
    case "verified":
      return RetentionStep.DROP;
    case "archived":
      return droppedAt === null ? RetentionStep.DROP : null;
    case "live":
    case "failed":
      return null;
  }
}

/** The ORM's connections give moments as text. */
function toMoment(moment: Date | null): Date | null {
  return moment === null ? null : new Date(moment);
}
