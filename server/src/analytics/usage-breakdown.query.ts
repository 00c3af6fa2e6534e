import { type RawBuilder, sql } from "kysely";
import { AppError } from "../core/errors.js";
import { checkFirst, decodeCursor, type Page, toPage } from "../core/page.js";
import { BreakdownSort, Compare, type UsageDimension } from "./domain/question-words.js";
import { shareOf } from "./domain/share-of.js";
import type { Question } from "./question.js";
import { planRanking, type RangePlan } from "./ranking/range-plan.js";
import { RANKED } from "./ranking/ranked-user.js";
import { countUsers, rankedUsers } from "./ranking/ranked-users.query.js";
import { sumsOf, userSums } from "./ranking/user-sums.js";
import { labelsOf } from "./usage-group.js";
import { columnOf, orderOf, withGroups } from "./usage-groups.js";
import { type Movement, movementOf } from "./usage-movement.query.js";
import { addSums, readSums, type SumsRow, type UsageSums } from "./usage-sums.js";
import { previousTotals, toldUsers, toTotals, usageTotals, type UsageTotalsAnswer } from "./usage-totals.query.js";

export const MAX_BREAKDOWN_ROWS = 500;
const WHOLE_TOTAL: GrandTotalRequest = { previous: true, countsUsers: true };

export interface BreakdownRequest {
  readonly groupBy: UsageDimension;
  /** Largest first, of equals those with more requests; KEY ascending. */
  readonly sort: BreakdownSort;
  readonly first: number;
  readonly after: string | null;
  /** Not given: OFF. */
  readonly compare?: Compare;
  /** What is asked for of the grand total; not given: all of it. */
  readonly grandTotal?: GrandTotalRequest;
}

export interface GrandTotalRequest {
  readonly previous: boolean;
  readonly countsUsers: boolean;
}

export interface UsageBreakdownRow extends UsageSums, Movement {
  readonly key: string;
  readonly label: string;
  /** From 1, by the sort. */
  readonly rank: number;
  readonly share: number | null;
}

export interface UsageBreakdownAnswer extends Page<UsageBreakdownRow> {
  readonly totalCount: number;
  readonly grandTotal: UsageTotalsAnswer;
}

type GroupRow = SumsRow & {
  key: string;
  group_count: string;
  grand_sum: string;
  sort_value: string;
  /** Groups on the pages before. */
  before: string;
};

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
  const { compare = Compare.OFF, grandTotal = WHOLE_TOTAL } = request;
  const isWhole = request.after === null && rows.length <= first;
  return {
    nodes: await answerGroups(question, request, nodes),
    pageInfo,
    totalCount: rows[0] === undefined ? await countGroups(question, request) : Number(rows[0].group_count),
    grandTotal: await totalOf(question, isWhole ? rows : [], { ...grandTotal, compare }),
  };
}

export type WholeBreakdownRequest = Pick<BreakdownRequest, "groupBy" | "sort" | "compare">;

/** The same rows, all of them, asked for once. Null when there are more than `atMost`. */
export async function wholeBreakdown(
  question: Question,
  request: WholeBreakdownRequest,
  atMost: number,
): Promise<readonly UsageBreakdownRow[] | null> {
  const rows = await selectGroups(question, { ...request, first: atMost + 1, after: null });
  return rows.length > atMost ? null : answerGroups(question, request, rows);
}

async function answerGroups(
  question: Question,
  { groupBy, sort, compare = Compare.OFF }: WholeBreakdownRequest,
  rows: readonly GroupRow[],
): Promise<readonly UsageBreakdownRow[]> {
  const keys = rows.map(({ key }) => key);
  const labelOf = await labelsOf(question.db, groupBy, keys);
  const movement = await movementOf(question, { groupBy, sort, compare }, keys);
  return rows.map((row, at) => ({
    ...readSums(row),
    ...movement(row.key),
    rank: Number(row.before) + at + 1,
    key: row.key,
    label: labelOf(row.key),
    share: shareOf(BigInt(row[columnOf(sort)]), BigInt(row.grand_sum)),
  }));
}

interface TotalRequest extends GrandTotalRequest {
  readonly compare: Compare;
}

/** @param groups all there are; none where they have to be read */
async function totalOf(
  question: Question,
  groups: readonly SumsRow[],
  { compare, previous, countsUsers }: TotalRequest,
): Promise<UsageTotalsAnswer> {
  const compared = previous ? compare : Compare.OFF;
  if (groups.length === 0) return usageTotals(question, compared, countsUsers);
  const before = await previousTotals(question, compared, countsUsers);
  const activeUsers = await toldUsers(question, countsUsers);
  return { ...toTotals(question, { ...readSums(groups.reduce(addSums)), activeUsers }), previous: before };
}

async function selectGroups(question: Question, request: BreakdownRequest): Promise<readonly GroupRow[]> {
  const plan = await planRanking(question, request.groupBy);
  if (plan !== null) return selectUsers(question, plan, request);
  const column = columnOf(request.sort);
  const after = afterPosition(request);
  const before = after === null ? sql<string>`0` : sql<string>`(select count(*) from grouped g where not ${after})`;
  const groups = await withGroups(question, request.groupBy);
  const grouped = groups
    .selectFrom("grouped as g")
    .selectAll("g")
    .select([
      sql<string>`(select count(*) from grouped)`.as("group_count"),
      sql<string>`(select coalesce(sum(${sql.ref(column)}::numeric), 0)::text from grouped)`.as("grand_sum"),
      sql<string>`${sql.ref(`g.${column}`)}`.as("sort_value"),
      before.as("before"),
    ])
    .orderBy(orderOf(request.sort))
    .limit(request.first);
  return after === null ? grouped.execute() : grouped.where(after).execute();
}

/** Ranks narrow rows of all app users, and reads the sums of those on the page. */
async function selectUsers(question: Question, plan: RangePlan, request: BreakdownRequest): Promise<GroupRow[]> {
  const { sort, first } = request;
  const ranked = await rankedUsers(question, plan, { sort, first, after: afterPosition(request, RANKED) });
  const keys = ranked.map(({ key }) => key);
  const sums = await userSums(question, plan, keys);
  return ranked.map((row) => ({ ...sumsOf(sums, row.key), ...row }));
}

/** Only for an empty page: the groups may lie before it. */
async function countGroups(question: Question, request: BreakdownRequest): Promise<number> {
  const plan = await planRanking(question, request.groupBy);
  if (plan !== null) return countUsers(question, plan, request.sort);
  const groups = await withGroups(question, request.groupBy);
  const { count } = await groups
    .selectFrom("grouped")
    .select((select) => select.fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @throws AppError BAD_INPUT when the cursor is of a list with another grouping or order */
function afterPosition(request: BreakdownRequest, group = groupOf(request.sort)) {
  if (request.after === null) return null;
  const [groupBy, sort, value = "", requests = "", key = ""] = decodeCursor("after", request.after, 5);
  if (groupBy !== request.groupBy || sort !== request.sort || ![value, requests].every(isWholeNumber)) {
    throw AppError.badInput("after", "an endCursor of this list, with the same groupBy and sort", request.after);
  }
  const behind = sql<boolean>`${group.key} > ${key}`;
  if (request.sort === BreakdownSort.KEY) return behind;
  const place = sql`(${group.value}, ${group.requests})`;
  const fewer = sql`${place} < (${value}::numeric, ${requests}::numeric)`;
  const equal = sql`${place} = (${value}::numeric, ${requests}::numeric)`;
  return sql<boolean>`(${fewer} or (${equal} and ${behind}))`;
}

/** How a statement that has groups `g` calls what they are ordered by. */
function groupOf(sort: BreakdownSort): Record<"value" | "requests" | "key", RawBuilder<unknown>> {
  const value = sql`${sql.ref(`g.${columnOf(sort)}`)}::numeric`;
  return { value, requests: sql`g.requests::numeric`, key: sql`g.key collate "C"` };
}

function isWholeNumber(text: string): boolean {
  return /^-?\d{1,100}$/.test(text);
}

function pageIdentity({ groupBy, sort }: BreakdownRequest): readonly string[] {
  return [groupBy, sort];
}
