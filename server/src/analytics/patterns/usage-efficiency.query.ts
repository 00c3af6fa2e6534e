import { sql } from "kysely";
import { AppError } from "../../core/errors.js";
import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import { type ActiveUsers, selectActiveUsers } from "../active-users/select-active-users.js";
import { divideCost } from "../domain/divide-cost.js";
import { UsageDimension } from "../domain/question-words.js";
import { tellGroupSize } from "../domain/tell-group-size.js";
import type { Question } from "../question.js";
import { groupKey, labelsOf } from "../usage-group.js";
import { filtersUsers } from "../usage-source.js";
import { usageByDays } from "../usage-by-days.js";
import { hasRequests, readSums, sumsOfUsage, type SumsRow, usd } from "../usage-sums.js";
import { findNewest, MAX_SINGLE_REQUESTS } from "./newest-requests.js";
import {
  type Durations,
  type GroupDurations,
  selectDurations,
  selectNewestDurations,
} from "./durations/select-durations.js";
import { type NoteCosts, selectNoteCosts } from "./select-note-costs.js";

const MAX_EFFICIENCY_ROWS = 100;
const TOTAL = "TOTAL";

const GROUPINGS: readonly UsageDimension[] = [
  UsageDimension.MODEL,
  UsageDimension.FEATURE,
  UsageDimension.PROVIDER,
  UsageDimension.OPERATION,
  UsageDimension.PROJECT,
  UsageDimension.KEY,
];

export interface EfficiencyRow {
  readonly key: string;
  readonly label: string;
  readonly requests: number;
  readonly successfulRequests: number;
  readonly unpricedRequests: number;
  readonly cost: string;
  readonly costPerSuccessfulRequest: string | null;
  readonly costPerActiveUser: string | null;
  readonly costPerNote: string | null;
  readonly cacheHitShare: number | null;
  readonly durationP50Ms: number | null;
  readonly durationP95Ms: number | null;
  readonly outputTokensPerSecond: number | null;
  readonly durationRequests: number;
}

export interface UsageEfficiencyAnswer {
  readonly range: ResolvedRange;
  readonly rows: readonly EfficiencyRow[];
  readonly total: EfficiencyRow;
  readonly durationsSince: Date;
  readonly singleRequestsSince: Date;
  readonly settledUntil: Date;
}

export interface EfficiencyRequest {
  readonly groupBy: UsageDimension;
  /** How many single requests are read at most. */
  readonly limit?: number;
  /** False: what notes cost, and since when, is not asked for. */
  readonly countsNotes?: boolean;
}

/**
 * What groups cost for what they achieved, dearest first, and how fast they were.
 *
 * @throws AppError BAD_INPUT naming `groupBy`
 */
export async function usageEfficiency(question: Question, request: EfficiencyRequest): Promise<UsageEfficiencyAnswer> {
  const { groupBy, limit = MAX_SINGLE_REQUESTS, countsNotes = true } = request;
  if (!GROUPINGS.includes(groupBy)) throw AppError.badInput("groupBy", `one of ${GROUPINGS.join(", ")}`, groupBy);
  const sums = await selectSums(question, groupBy);
  const users = byKey(await selectActiveUsers(question, groupBy));
  const ofUsers = filtersUsers(question.filter);
  const newest = countsNotes || ofUsers ? await findNewest(question, limit) : null;
  const durations: Durations =
    newest !== null && ofUsers
      ? await selectNewestDurations(question, newest, groupBy)
      : await selectDurations(question, { groupBy, limit });
  const durationsOf = byKey(durations.groups);
  const notes = byKey(newest !== null && countsNotes ? await selectNoteCosts(question, newest, groupBy) : []);
  const grouped = sums.flatMap((row) => (row.key === null ? [] : [{ ...row, key: row.key }]));
  const labelOf = await labelsOf(
    question.db,
    groupBy,
    grouped.map(({ key }) => key),
  );
  const figuresOf = (row: EfficiencySums) => ({
    ...readCosts(row, users.get(row.key), question.minimumGroup),
    ...readNotes(notes.get(row.key)),
    ...readDurations(durationsOf.get(row.key)),
  });
  const whole = sums.find(({ key }) => key === null);
  if (whole === undefined) throw new Error("a sum without groups has a row");
  return {
    range: question.filter.range,
    rows: grouped.map((row) => ({ key: row.key, label: labelOf(row.key), ...figuresOf(row) })),
    total: { key: TOTAL, label: TOTAL, ...figuresOf(whole) },
    durationsSince: durations.cutAt ?? question.filter.range.from,
    singleRequestsSince: newest?.cutAt ?? question.filter.range.from,
    settledUntil: question.snapshotAt,
  };
}

interface EfficiencySums extends SumsRow {
  /** Null: of everything. */
  readonly key: string | null;
  readonly successful: string;
  /** Successful ones whose cost is known. */
  readonly successful_known: string;
}

async function selectSums(question: Question, groupBy: UsageDimension): Promise<EfficiencySums[]> {
  const summed = await usageByDays(question);
  const source = () => question.db.selectFrom(summed.as("u"));
  const figures = [
    ...sumsOfUsage(),
    sql<string>`coalesce(sum(u.requests) filter (where u.status = 'ok'), 0)::text`.as("successful"),
    sql<string>`coalesce(sum(u.requests - u.unpriced_requests) filter (where u.status = 'ok'), 0)::text`.as(
      "successful_known",
    ),
  ] as const;
  const groups = await source()
    .select(groupKey(question, groupBy).as("key"))
    .select(figures)
    .groupBy(sql`1`)
    .having(hasRequests)
    .orderBy(sql`sum(u.cost) desc, sum(u.requests) desc, ${groupKey(question, groupBy)} collate "C"`)
    .limit(MAX_EFFICIENCY_ROWS)
    .execute();
  const whole = await source().select(figures).executeTakeFirstOrThrow();
  return [...groups, { ...whole, key: null }];
}

function readCosts(row: EfficiencySums, active: ActiveUsers | undefined, minimumGroup: number) {
  const { requests, cost, inputTokens, cachedInputTokens, coverage } = readSums(row);
  const told = tellGroupSize(Number(active?.users ?? 0), minimumGroup);
  return {
    requests,
    successfulRequests: Number(row.successful),
    unpricedRequests: coverage.unpricedRequests,
    cost,
    costPerSuccessfulRequest: each(row.cost, Number(row.successful_known)),
    costPerActiveUser: told === null ? null : each(active?.cost, told),
    cacheHitShare: inputTokens === 0n ? null : Number(cachedInputTokens) / Number(inputTokens),
  };
}

function readNotes(notes: NoteCosts | undefined) {
  return { costPerNote: each(notes?.cost, Number(notes?.notes ?? 0)) };
}

function readDurations(durations: GroupDurations | undefined) {
  const milliseconds = Number(durations?.timed_ms ?? 0);
  return {
    durationP50Ms: durations === undefined ? null : Number(durations.p50),
    durationP95Ms: durations === undefined ? null : Number(durations.p95),
    outputTokensPerSecond: milliseconds === 0 ? null : (Number(durations?.timed_tokens ?? 0) * 1_000) / milliseconds,
    durationRequests: Number(durations?.requests ?? 0),
  };
}

/** Decimal USD of one of `count`; null without any. */
function each(picoUsd: string | null | undefined, count: number): string | null {
  const cost = divideCost(BigInt(picoUsd ?? 0), count);
  return cost === null ? null : usd(cost.toString());
}

function byKey<Row extends { readonly key: string | null }>(rows: readonly Row[]): ReadonlyMap<string | null, Row> {
  return new Map(rows.map((row) => [row.key, row]));
}
