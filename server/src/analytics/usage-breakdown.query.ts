import { type Kysely, sql } from "kysely";
import { AppError } from "../core/errors.js";
import { checkFirst, decodeCursor, type Page, toPage } from "../core/page.js";
import { BreakdownSort, Meter, UsageDimension } from "./domain/question-words.js";
import { METER_COLUMNS } from "./meter.js";
import type { Question } from "./question.js";
import type { SummedColumn, UsageTables } from "./tables.js";
import { groupKey, labelsOf } from "./usage-group.js";
import { usageSource } from "./usage-source.js";
import { hasRequests, readSums, sumsOfUsage, type SumsRow, type UsageSums } from "./usage-sums.js";
import { totalsOf, type UsageTotalsAnswer } from "./usage-totals.query.js";

export const MAX_BREAKDOWN_ROWS = 500;

export interface BreakdownRequest {
  readonly groupBy: UsageDimension;
  /** Largest first, of equals those with more requests; KEY ascending. */
  readonly sort: BreakdownSort;
  readonly first: number;
  readonly after: string | null;
}

export interface UsageBreakdownRow extends UsageSums {
  readonly key: string;
  readonly label: string;
  readonly share: number | null;
}

export interface UsageBreakdownAnswer extends Page<UsageBreakdownRow> {
  readonly totalCount: number;
  readonly grandTotal: UsageTotalsAnswer;
}

type GroupRow = SumsRow & { key: string; group_count: string; grand_sum: string; sort_value: string };

/**
 * One row per group that has usage, in pages.
 *
 * A page continues after the sort value and key of the last row. While usage arrives, a group that
 * overtakes that place between two pages is not shown again.
 */
export async function usageBreakdown(question: Question, request: BreakdownRequest): Promise<UsageBreakdownAnswer> {
  const first = checkFirst(request.first, MAX_BREAKDOWN_ROWS);
  const rows = await selectGroups(question, { ...request, first: first + 1 });
  const { nodes, pageInfo } = toPage(rows, first, (row) => [
    ...pageIdentity(request),
    row.sort_value,
    row.requests,
    row.key,
  ]);
  const keys = nodes.map(({ key }) => key);
  const labelOf = await labelsOf(question.db, request.groupBy, keys);
  return {
    nodes: nodes.map((row) => ({
      ...readSums(row),
      key: row.key,
      label: labelOf(row.key),
      share: shareOf(row[columnOf(request.sort)], row.grand_sum),
    })),
    pageInfo,
    totalCount: rows[0] === undefined ? await countGroups(question, request) : Number(rows[0].group_count),
    grandTotal: await totalsOf(question),
  };
}

async function selectGroups(question: Question, request: BreakdownRequest): Promise<GroupRow[]> {
  const column = columnOf(request.sort);
  const grouped = withGroups(question, request)
    .selectFrom("grouped as g")
    .selectAll("g")
    .select([
      sql<string>`(select count(*) from grouped)`.as("group_count"),
      sql<string>`(select coalesce(sum(${sql.ref(column)}::numeric), 0)::text from grouped)`.as("grand_sum"),
      sql<string>`${sql.ref(`g.${column}`)}`.as("sort_value"),
    ])
    .orderBy(orderOf(request.sort))
    .limit(request.first);
  const after = afterPosition(request);
  return after === null ? grouped.execute() : grouped.where(after).execute();
}

/**
 * Ties go by requests, because all groups without a price cost zero, then by key, and keys by code
 * point: the order must be total, or pages would skip rows.
 */
function orderOf(sort: BreakdownSort) {
  const byKey = sql`g.key collate "C"`;
  if (sort === BreakdownSort.KEY) return byKey;
  return sql`${sql.ref(`g.${columnOf(sort)}`)}::numeric desc, g.requests::numeric desc, ${byKey}`;
}

/** Only for an empty page: the groups may lie before it. */
async function countGroups(question: Question, request: BreakdownRequest): Promise<number> {
  const { count } = await withGroups(question, request)
    .selectFrom("grouped")
    .select((select) => select.fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function withGroups(question: Question, { groupBy }: BreakdownRequest) {
  const db: Kysely<UsageTables> = question.db;
  return db.with("grouped", (cte) =>
    cte
      .selectFrom(usageSource(db, question.filter, groupBy === UsageDimension.USER).as("u"))
      .select(groupKey(question, groupBy).as("key"))
      .select(sumsOfUsage())
      .groupBy(sql`1`)
      .having(hasRequests),
  );
}

/** @throws AppError BAD_INPUT when the cursor is of a list with another grouping or order */
function afterPosition(request: BreakdownRequest) {
  if (request.after === null) return null;
  const [groupBy, sort, value = "", requests = "", key = ""] = decodeCursor("after", request.after, 5);
  if (groupBy !== request.groupBy || sort !== request.sort || ![value, requests].every(isWholeNumber)) {
    throw AppError.badInput("after", "an endCursor of this list, with the same groupBy and sort", request.after);
  }
  const behind = sql<boolean>`g.key collate "C" > ${key}`;
  if (request.sort === BreakdownSort.KEY) return behind;
  const column = sql`${sql.ref(`g.${columnOf(request.sort)}`)}::numeric`;
  const fewer = sql`(${column}, g.requests::numeric) < (${value}::numeric, ${requests}::numeric)`;
  const equal = sql`(${column}, g.requests::numeric) = (${value}::numeric, ${requests}::numeric)`;
  return sql<boolean>`(${fewer} or (${equal} and ${behind}))`;
}

function isWholeNumber(text: string): boolean {
  return /^-?\d{1,100}$/.test(text);
}

function pageIdentity({ groupBy, sort }: BreakdownRequest): readonly string[] {
  return [groupBy, sort];
}

/** By key there is no meter; cost is what shares are asked of then. */
function columnOf(sort: BreakdownSort): SummedColumn {
  return METER_COLUMNS[sort === BreakdownSort.KEY ? Meter.COST : Meter[sort]];
}

/** 0 to 1 with six exact digits; null when there is nothing to share. */
function shareOf(part: string, whole: string): number | null {
  const total = BigInt(whole);
  return total === 0n ? null : Number((BigInt(part) * 1_000_000n) / total) / 1_000_000;
}
