import { sql } from "kysely";
import { AppError } from "../core/errors.js";
import { keptParts } from "./answers/kept-parts.js";
import { comparedRange } from "./compared-range.js";
import { BreakdownSort, type Compare, Meter, UsageDimension } from "./domain/question-words.js";
import { inUnit } from "./meter.js";
import type { Question } from "./question.js";
import { planRanking, type RangePlan } from "./ranking/range-plan.js";
import { ranksOfUsers } from "./ranking/ranked-users.query.js";
import { userSums } from "./ranking/user-sums.js";
import { columnOf, meterOf, orderOf, withGroups } from "./usage-groups.js";

export interface MovementRequest {
  readonly groupBy: UsageDimension;
  readonly sort: BreakdownSort;
  readonly compare: Compare;
}

/** Where a group was in the period compared with. */
export interface Movement {
  /** In the sort's meter; null when nothing is compared, or when no cost of it is known. */
  readonly previous: string | null;
  /** From 1; null for a group without usage then. */
  readonly rankBefore: number | null;
}

const NOT_COMPARED: Movement = { previous: null, rankBefore: null };

/**
 * What the groups came to in the period compared with, and their rank among all groups of it.
 *
 * @throws AppError BAD_INPUT naming `compare` for DAY, whose groups are other days then
 */
export async function movementOf(
  question: Question,
  { groupBy, sort, compare }: MovementRequest,
  keys: readonly string[],
): Promise<(key: string) => Movement> {
  const range = comparedRange(question, compare);
  if (range === null) return () => NOT_COMPARED;
  if (groupBy === UsageDimension.DAY) throw AppError.badInput("compare", "OFF for groups by DAY", compare);
  const before = { ...question, filter: { ...question.filter, range } };
  const [rows = []] = await keptParts(before, {
    name: "ranked before",
    request: { groupBy, sort, keys: keys.toSorted() },
    spans: [range],
    read: async () => [await rankedBefore(before, { groupBy, sort }, keys)],
  });
  const movements = new Map(rows.map((row) => [row.key, toMovement(row, sort)]));
  return (key) => movements.get(key) ?? { previous: "0", rankBefore: null };
}

async function rankedBefore(
  question: Question,
  { groupBy, sort }: Pick<MovementRequest, "groupBy" | "sort">,
  keys: readonly string[],
): Promise<readonly RankedRow[]> {
  const plan = await planRanking(question, groupBy);
  if (plan !== null) return rankedUsersBefore(question, plan, { sort, keys });
  const groups = await withGroups(question, groupBy);
  return groups
    .with("ranked", (cte) =>
      cte
        .selectFrom("grouped as g")
        .select([
          "g.key",
          "g.requests",
          "g.unpriced_requests",
          sql<string>`${sql.ref(`g.${columnOf(sort)}`)}`.as("value"),
        ])
        .select(sql<string>`row_number() over (order by ${orderOf(sort)})`.as("rank")),
    )
    .selectFrom("ranked as r")
    .selectAll("r")
    .where(sql<boolean>`r.key = any(${sql.val(keys)}::text[])`)
    .execute();
}

/** By KEY nobody is told a rank, and only the page's own sums are read. */
async function rankedUsersBefore(
  question: Question,
  plan: RangePlan,
  { sort, keys }: { readonly sort: BreakdownSort; readonly keys: readonly string[] },
): Promise<readonly RankedRow[]> {
  const column = columnOf(sort);
  const rows = [...(await userSums(question, plan, keys))].map(([key, sums]) => ({
    ...sums,
    key,
    value: sums[column],
  }));
  const [first, ...others] = rows;
  if (first === undefined || sort === BreakdownSort.KEY) return rows.map((row) => ({ ...row, rank: "0" }));
  const lowest = others.reduce((least, { value }) => (BigInt(value) < BigInt(least) ? value : least), first.value);
  const ranks = await ranksOfUsers(question, plan, { sort, keys: rows.map(({ key }) => key), lowest });
  return rows.map((row) => ({ ...row, rank: String(ranks.get(row.key)) }));
}

interface RankedRow {
  readonly key: string;
  readonly requests: string;
  readonly unpriced_requests: string;
  readonly value: string;
  readonly rank: string;
}

function toMovement({ requests, unpriced_requests, value, rank }: RankedRow, sort: BreakdownSort): Movement {
  const meter = meterOf(sort);
  const isUnknown = meter === Meter.COST && requests === unpriced_requests;
  return {
    previous: isUnknown ? null : inUnit(meter, BigInt(value)),
    rankBefore: sort === BreakdownSort.KEY ? null : Number(rank),
  };
}
