import { type RawBuilder, sql, type SqlBool } from "kysely";
import { BreakdownSort } from "../domain/question-words.js";
import type { Question } from "../question.js";
import { columnOf } from "../usage-groups.js";
import { inWholeNumbers, type WholeNumber } from "./in-whole-numbers.js";
import type { RangePlan } from "./range-plan.js";
import { userValues } from "./user-values.js";

export interface RankedUser {
  readonly key: string;
  readonly requests: string;
  readonly sort_value: string;
  /** Of all app users with requests, and of "0". */
  readonly group_count: string;
  readonly grand_sum: string;
  /** App users on the pages before. */
  readonly before: string;
}

export interface PageOfUsers {
  readonly sort: BreakdownSort;
  readonly first: number;
  /** Of rows `g`, as `RANKED` says it; null for the first page. */
  readonly after: RawBuilder<SqlBool> | null;
}

/** What `orderOf` and cursors call by other names. */
export const RANKED = {
  value: sql`g.value`,
  requests: sql`g.requests`,
  key: sql`g.user_id::text collate "C"`,
} as const;

/** One page of app users by a sort: only what they are ranked by is read of the others. */
export async function rankedUsers(
  question: Question,
  plan: RangePlan,
  { sort, first, after }: PageOfUsers,
): Promise<readonly RankedUser[]> {
  const before = after === null ? sql`0` : sql`count(*) filter (where not ${after})`;
  return inWholeNumbers(question.db, async (number) => {
    const { rows } = await sql<RankedUser>`
      with grouped as materialized (${grouped(question, plan, { sort, number })}),
        page as (select * from grouped g where ${after ?? sql`true`} order by ${orderOf(sort)} limit ${first})
      select g.user_id::text as key, g.requests::text as requests, g.value::text as sort_value, whole.*
      from page g cross join (
        select count(*) as group_count, coalesce(sum(g.value), 0)::text as grand_sum, ${before} as before from grouped g
      ) as whole order by ${orderOf(sort)}`.execute(question.db);
    return rows;
  });
}

/** From 1, of those app users that have requests. */
export async function ranksOfUsers(
  question: Question,
  plan: RangePlan,
  { sort, keys }: { readonly sort: BreakdownSort; readonly keys: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  return inWholeNumbers(question.db, async (number) => {
    const { rows } = await sql<{ key: string; rank: string }>`
      select user_id::text as key, rank from (
        select g.user_id, row_number() over (order by ${orderOf(sort)}) as rank
        from (${grouped(question, plan, { sort, number })}) as g
      ) as ranked where user_id = any(${sql.val(keys)}::bigint[])`.execute(question.db);
    return new Map(rows.map(({ key, rank }) => [key, Number(rank)]));
  });
}

/** How many app users have requests, "0" counting as one. */
export async function countUsers(question: Question, plan: RangePlan, sort: BreakdownSort): Promise<number> {
  return inWholeNumbers(question.db, async (number) => {
    const { rows } = await sql<{ count: string }>`
      select count(*) as count from (${grouped(question, plan, { sort, number })}) as grouped`.execute(question.db);
    return Number(rows[0]?.count);
  });
}

/** The order of `orderOf` in usage-groups, of numbers that need no conversion. */
function orderOf(sort: BreakdownSort) {
  if (sort === BreakdownSort.KEY) return RANKED.key;
  return sql`${RANKED.value} desc, ${RANKED.requests} desc, ${RANKED.key}`;
}

/** Sorted before it is grouped: that takes half the time of a hash table with a sum of every app user in it. */
function grouped(
  question: Question,
  plan: RangePlan,
  { sort, number }: { readonly sort: BreakdownSort; readonly number: WholeNumber },
) {
  const type = sql.raw(number);
  return sql`
    select user_id, sum(value)::${type} as value, sum(requests)::${type} as requests
    from (
      select * from (${userValues(question, plan, { column: columnOf(sort), number })}) as parts (user_id, value, requests)
      order by user_id
    ) as parts group by user_id having sum(requests) > 0`;
}
