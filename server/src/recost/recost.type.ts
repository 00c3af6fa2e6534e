import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { ResolvedRangeType } from "../analytics/usage-totals.type.js";
import { usd } from "../analytics/usage-sums.js";
import { PageInfo } from "../core/page-info.js";
import { DateTimeISO, Decimal, SafeInt } from "../core/scalars.js";
import type { ListedRecost, RecostPage } from "./recosts.query.js";

export enum RecostState {
  QUEUED = "QUEUED",
  RUNNING = "RUNNING",
  DONE = "DONE",
  FAILED = "FAILED",
  CANCELLED = "CANCELLED",
  UNDOING = "UNDOING",
  UNDONE = "UNDONE",
}

registerEnumType(RecostState, {
  name: "RecostState",
  description:
    "QUEUED until every server knows the prices, some seconds at most. What FAILED or CANCELLED ones did stays done.",
});

@ObjectType("Recost", { description: "A re-pricing of recorded requests by the prices known when it was ordered." })
export class RecostType {
  @Field(() => ID)
  id!: string;

  @Field(() => RecostState)
  state!: RecostState;

  @Field(() => String)
  reason!: string;

  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => [ID])
  projectIds!: string[];

  @Field(() => [String])
  providers!: string[];

  @Field(() => [String])
  models!: string[];

  @Field(() => Boolean)
  unpricedOnly!: boolean;

  @Field(() => DateTimeISO)
  requestedAt!: Date;

  @Field(() => String, { nullable: true, description: "E-mail of the member." })
  requestedBy!: string | null;

  @Field(() => DateTimeISO, { nullable: true })
  startedAt!: Date | null;

  @Field(() => DateTimeISO, { nullable: true })
  finishedAt!: Date | null;

  @Field(() => SafeInt, { description: "To go through, or, while it is undone, to give back." })
  requestsTotal!: number;

  @Field(() => SafeInt)
  requestsDone!: number;

  @Field(() => SafeInt, { description: "To which it gave another cost, also when that was undone since." })
  changedRequests!: number;

  @Field(() => Decimal, { description: "USD of the requests gone through, as they were." })
  costBefore!: string;

  @Field(() => Decimal, { description: "USD of the same requests as priced anew." })
  costAfter!: string;

  @Field(() => Decimal)
  difference!: string;

  @Field(() => DateTimeISO, { nullable: true, description: "Null: nothing to undo, yet or any more." })
  undoUntil!: Date | null;

  @Field(() => String, { nullable: true, description: "What went wrong, or what an undo had to leave as it was." })
  error!: string | null;
}

@ObjectType("RecostPage")
export class RecostPageType {
  @Field(() => [RecostType])
  nodes!: RecostType[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => SafeInt)
  totalCount!: number;
}

export function toRecost(row: ListedRecost): RecostType {
  const [undone, kept, changed] = [row.undone_requests, row.kept_requests, row.changed_requests].map(Number);
  const isUndo = row.state === "undoing" || row.state === "undone";
  return {
    id: String(row.id),
    state: RecostState[row.state.toUpperCase() as keyof typeof RecostState], // the column is checked
    reason: row.reason,
    range: { from: new Date(row.range_from), to: new Date(row.range_to), timezone: row.timezone },
    projectIds: row.project_ids.map(String),
    providers: row.providers,
    models: row.models,
    unpricedOnly: row.unpriced_only,
    requestedAt: new Date(row.requested_at),
    requestedBy: row.member,
    startedAt: instant(row.started_at),
    finishedAt: instant(row.finished_at),
    requestsTotal: isUndo ? (changed ?? 0) : Math.max(Number(row.requests_total), Number(row.requests_done)),
    requestsDone: isUndo ? (undone ?? 0) + (kept ?? 0) : Number(row.requests_done),
    changedRequests: changed ?? 0,
    costBefore: usd(row.cost_before),
    costAfter: usd(row.cost_after),
    difference: usd((BigInt(row.cost_after) - BigInt(row.cost_before)).toString()),
    undoUntil: row.can_undo ? instant(row.undo_until) : null,
    error: row.error ?? (kept === 0 ? null : keptSentence(row.kept_requests)),
  };
}

export function toRecostPage({ nodes, pageInfo, totalCount }: RecostPage): RecostPageType {
  return { nodes: nodes.map(toRecost), pageInfo, totalCount };
}

function keptSentence(kept: string): string {
  return `Requests that the undo left as they are, because they were corrected or re-costed later or are gone: ${kept}.`;
}

function instant(time: Date | null): Date | null {
  return time === null ? null : new Date(time);
}
