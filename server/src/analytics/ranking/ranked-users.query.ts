import { sql } from "kysely";
import type { BreakdownSort } from "../domain/question-words.js";
import type { Question } from "../question.js";
import { columnOf } from "../usage-groups.js";
import { inWholeNumbers } from "./in-whole-numbers.js";
import type { RangePlan } from "./range-plan.js";
import { orderOfUsers, type AskedRanks, type PageOfUsers, type RankedUser } from "./ranked-user.js";
import { ranksFromTops, topUsers } from "./top-users.query.js";
import { userTotals } from "./user-totals.js";

/** One page of app users by a sort: only what they are ranked by is read of the others, and of most not even that. */
export async function rankedUsers(
  question: Question,
  plan: RangePlan,
  page: PageOfUsers,
): Promise<readonly RankedUser[]> {
  return (await topUsers(question, plan, page)) ?? rankedEverybody(question, plan, page);
}

async function rankedEverybody(
  question: Question,
  plan: RangePlan,
  { sort, first, after }: PageOfUsers,
): Promise<readonly RankedUser[]> {
  const before = after === null ? sql`0` : sql`count(*) filter (where not ${after})`;
  return inWholeNumbers(question.db, async (number) => {
    const { rows } = await sql<RankedUser>`
      with grouped as materialized (${userTotals(question, plan, { column: columnOf(sort), number })}),
        page as (select * from grouped g where ${after ?? sql`true`} order by ${orderOfUsers(sort)} limit ${first})
      select g.user_id::text as key, g.requests::text as requests, g.value::text as sort_value, whole.*
      from page g cross join (
        select count(*) as group_count, coalesce(sum(g.value), 0)::text as grand_sum, ${before} as before from grouped g
      ) as whole order by ${orderOfUsers(sort)}`.execute(question.db);
    return rows;
  });
}

/** From 1, of app users that have requests. */
export async function ranksOfUsers(
  question: Question,
  plan: RangePlan,
  asked: AskedRanks,
): Promise<ReadonlyMap<string, number>> {
  return (await ranksFromTops(question, plan, asked)) ?? ranksAmongEverybody(question, plan, asked);
}

async function ranksAmongEverybody(
  question: Question,
  plan: RangePlan,
  { sort, keys }: AskedRanks,
): Promise<ReadonlyMap<string, number>> {
  return inWholeNumbers(question.db, async (number) => {
    const { rows } = await sql<{ key: string; rank: string }>`
      select user_id::text as key, rank from (
        select g.user_id, row_number() over (order by ${orderOfUsers(sort)}) as rank
        from (${userTotals(question, plan, { column: columnOf(sort), number })}) as g
      ) as ranked where user_id = any(${sql.val(keys)}::bigint[])`.execute(question.db);
    return new Map(rows.map(({ key, rank }) => [key, Number(rank)]));
  });
}

/** How many app users have requests, "0" counting as one. */
export async function countUsers(question: Question, plan: RangePlan, sort: BreakdownSort): Promise<number> {
  return inWholeNumbers(question.db, async (number) => {
    const { rows } = await sql<{ count: string }>`
      select count(*) as count from (${userTotals(question, plan, { column: columnOf(sort), number })}) as grouped`.execute(
      question.db,
    );
    return Number(rows[0]?.count);
  });
}
