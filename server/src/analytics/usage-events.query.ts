import type { CostState } from "@tokenledger/model/usage-states";
import { type Kysely, sql } from "kysely";
import { AppError } from "../core/errors.js";
import { checkFirst, decodeCursor, type Page, toPage } from "../core/page.js";
import type { Question } from "./question.js";
import { isNarrowed, selectNarrowedSums, withinStatementTime } from "./narrowed-events.js";
import { selectSums } from "./select-sums.js";
import type { UsageTables } from "./tables.js";
import { matches, rawUserId } from "./usage-conditions.js";
import { readUsageEvent, type UsageEventAnswer } from "./usage-event-row.js";
import { onDaysOf, utcDay } from "./utc-day.js";
import type { DimensionFilter } from "./domain/read-filter.js";
import type { EventNarrowing } from "./domain/read-narrowing.js";
import type { SelectedCoverage } from "./domain/coverage.js";
import { isSelection, selectCostStates } from "./domain/select-cost-states.js";

export const MAX_EVENTS = 500;

export interface EventsRequest {
  readonly first: number;
  readonly after: string | null;
  readonly asOf: Date | null;
  /** Null or none: requests of any cost. */
  readonly costStates: readonly CostState[] | null;
  /** Not given: as the filter says alone. */
  readonly narrow?: EventNarrowing | null;
}

export interface UsageEventsAnswer extends Page<UsageEventAnswer> {
  readonly totalCount: number;
  readonly totalCost: string;
  readonly coverage: SelectedCoverage;
  readonly asOf: Date;
  readonly settledUntil: Date;
}

/**
 * Single requests, newest first.
 *
 * `asOf` keeps rows that arrive while somebody reads out of the later pages. The totals are those of
 * the rollups now: they count such rows too, so a footer may run ahead of the pages, never behind. A narrowed list is
 * counted row by row, in the same snapshot.
 *
 * @throws AppError BAD_INPUT naming `narrow` when that takes too long
 */
export function usageEvents(question: Question, request: EventsRequest): Promise<UsageEventsAnswer> {
  return (request.narrow ?? null) === null
    ? answerEvents(question, request)
    : withinStatementTime(() => answerEvents(question, request));
}

async function answerEvents(question: Question, request: EventsRequest): Promise<UsageEventsAnswer> {
  const first = checkFirst(request.first, MAX_EVENTS);
  // A millisecond more than the snapshot's: JavaScript cuts the database's microseconds off.
  const asOf = request.asOf ?? new Date(question.snapshotAt.getTime() + 1);
  const page = await readEventPage(question, { ...request, first, asOf });
  const { costStates, narrow = null } = request;
  const sums = narrow === null ? await selectSums(question) : await selectNarrowedSums(question, narrow);
  const totals = selectCostStates(sums, costStates);
  return {
    ...page,
    totalCount: totals.requests,
    totalCost: totals.cost,
    coverage: totals.coverage,
    asOf,
    settledUntil: question.snapshotAt,
  };
}

/** What a page goes on after. */
export function placeOf(row: { readonly created_at: string; readonly id: string }): readonly string[] {
  return [row.created_at, row.id];
}

/** The rows of a page, without the totals of the list. */
async function readEventPage(
  question: Question,
  request: EventsRequest & { readonly asOf: Date },
): Promise<Page<UsageEventAnswer>> {
  const rows = await eventsOf(question, { ...request, first: request.first + 1 }).execute();
  const { nodes, pageInfo } = toPage(rows, request.first, placeOf);
  return { nodes: nodes.map(readUsageEvent), pageInfo };
}

/** Single requests with the pseudonym of their user and the name of their key, in no order. */
export function selectUsageEvents(db: Kysely<UsageTables>) {
  return db
    .selectFrom("token_usage as e")
    .leftJoin("app_users as a", "a.id", "e.user_id")
    .leftJoin("api_keys as k", "k.id", "e.api_key_id")
    .select([
      "e.id",
      "e.event_id",
      "e.created_at",
      "e.project_id",
      "e.user_id",
      "a.pseudonym",
      "e.api_key_id",
      "k.name as api_key_name",
      "e.note_id",
      "e.feature",
      "e.operation",
      "e.provider",
      "e.model",
      "e.requested_model",
      "e.status",
      "e.input_tokens",
      "e.estimated_input_tokens",
      "e.cached_input_tokens",
      "e.cache_write_tokens",
      "e.output_tokens",
      "e.reasoning_tokens",
      "e.total_tokens",
      "e.cost",
      "e.cost_state",
      "e.usage_state",
      "e.reported_cost",
      "e.duration_ms",
      "e.attempt",
      "e.request_id",
      "e.service_tier",
      "e.tags",
    ]);
}

/** The rows of a page, newest first. */
export function eventsOf({ db, filter }: Question, request: EventsRequest & { readonly asOf: Date }) {
  const position = readPosition(request.after);
  const rows = selectUsageEvents(db)
    .where("e.created_at", ">=", filter.range.from.toJSON())
    .where("e.created_at", "<", filter.range.to.toJSON())
    .where("e.recorded_at", "<=", request.asOf.toJSON())
    .where(matches(filter, "e", rawUserId(filter.dimensions)))
    .where(isInCostStates(request.costStates))
    .where(isNarrowed(request.narrow ?? null))
    .where(afterPosition(position));
  // The same rows in the same order, in the words of the index by app user, which then is not read to its end.
  const untilPosition = { ...filter.range, ...(position !== null && { to: new Date(position.createdAt) }) };
  const ordered = isOfOneUser(filter.dimensions)
    ? rows.where(onDaysOf("e.created_at", untilPosition)).orderBy(utcDay("e.created_at"), "desc")
    : rows;
  return ordered.orderBy("e.created_at", "desc").orderBy("e.id", "desc").limit(request.first);
}

/** In literals: the planner takes the index of unpriced rows only where it can see that they are asked for. */
function isInCostStates(states: readonly CostState[] | null) {
  if (!isSelection(states)) return sql<boolean>`true`;
  return sql<boolean>`e.cost_state in (${sql.join([...new Set(states)].map((state) => sql.lit(state)))})`;
}

/** Where the page before ended. */
interface Position {
  /** As the database writes it in UTC. */
  readonly createdAt: string;
  readonly id: string;
}

function readPosition(after: string | null): Position | null {
  if (after === null) return null;
  const [createdAt = "", id = ""] = decodeCursor("after", after, 2);
  if (
    !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(createdAt) ||
    Number.isNaN(Date.parse(createdAt)) ||
    !/^\d{1,18}$/.test(id)
  ) {
    throw AppError.badInput("after", "an endCursor of this list", after);
  }
  return { createdAt, id };
}

function afterPosition(position: Position | null) {
  if (position === null) return sql<boolean>`true`;
  return sql<boolean>`(e.created_at, e.id) < (${position.createdAt}::timestamptz, ${position.id}::bigint)`;
}

function isOfOneUser({ users: { include } }: DimensionFilter): boolean {
  return include?.length === 1 && !include.includes("0");
}
