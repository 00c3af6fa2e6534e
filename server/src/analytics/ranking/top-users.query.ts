import { type RawBuilder, sql } from "kysely";
import { countActiveUsers } from "../active-users/count-active-users.js";
import { LIST_LENGTH } from "../../usage/spans/span-tops.js";
import { BreakdownSort } from "../domain/question-words.js";
import type { Question } from "../question.js";
import { usageByDays } from "../usage-by-days.js";
import { columnOf } from "../usage-groups.js";
import { certainUsers, type FromTops, hasLists } from "./certain-users.js";
import { inWholeNumbers } from "./in-whole-numbers.js";
import type { RangePlan } from "./range-plan.js";
import { type AskedRanks, orderOfUsers, type PageOfUsers, type RankedUser } from "./ranked-user.js";
import { isAboutEverybody } from "./whose-usage.js";

/** Most short pages are in the first eighty of the lists, and most others in the first eighth. */
const PARTS = [25, 8, 1] as const;
/** Who leads the range need not lead its parts in the same order. */
const READ_FOR_EACH = 3;

interface TopRow extends Pick<RankedUser, "before"> {
  readonly is_everybody: boolean;
  /** 1 where there are requests without an app user. */
  readonly nobody: string;
  readonly page: readonly Pick<RankedUser, "key" | "requests" | "sort_value">[];
}

/** One page from the lists of those with most; null where they do not tell it for certain. */
export async function topUsers(
  question: Question,
  plan: RangePlan,
  page: PageOfUsers,
): Promise<readonly RankedUser[] | null> {
  const found = await topRow(question, plan, page);
  if (found === null || found.page.length === 0) return null;
  const whole = {
    before: found.before,
    group_count: String((await countActiveUsers(question)) + Number(found.nobody)),
    grand_sum: await grandSum(question, page.sort),
  };
  return found.page.map((row) => ({ ...row, ...whole }));
}

/** The first page alone; null where the lists do not tell it for certain. */
export async function topPage(
  question: Question,
  plan: RangePlan,
  page: Omit<PageOfUsers, "after">,
): Promise<TopRow["page"] | null> {
  return (await topRow(question, plan, { ...page, after: null }))?.page ?? null;
}

function topRow(question: Question, plan: RangePlan, page: PageOfUsers): Promise<TopRow | null> {
  return fromTops(question, { plan, sort: page.sort, count: page.first, lowest: null }, async (asked) => {
    const row = await selectTop(question, certainUsers(question, plan, asked), page);
    return row.is_everybody || row.page.length === page.first ? row : null;
  });
}

/** Ranks of app users that have requests; null where the lists do not tell all of them. */
export async function ranksFromTops(
  question: Question,
  plan: RangePlan,
  { sort, keys, lowest }: AskedRanks,
): Promise<ReadonlyMap<string, number> | null> {
  return fromTops(question, { plan, sort, count: keys.length, lowest }, async (asked) => {
    const { rows } = await sql<{ key: string; rank: string }>`
      ${certainUsers(question, plan, asked)}
      select user_id::text as key, rank
      from (select g.user_id, row_number() over (order by ${orderOfUsers(sort)}) as rank from certain g) as ranked
      where user_id = any(${sql.val(keys)}::bigint[])`.execute(question.db);
    return rows.length < keys.length ? null : new Map(rows.map(({ key, rank }) => [key, Number(rank)]));
  });
}

interface Wanted {
  readonly plan: RangePlan;
  readonly sort: BreakdownSort;
  /** Of app users. */
  readonly count: number;
  readonly lowest: FromTops["lowest"];
}

/** The first answer, of ever more of the lists. They are over everybody, and by each meter. */
async function fromTops<Answer>(
  question: Question,
  { plan, sort, count, lowest }: Wanted,
  answer: (asked: FromTops) => Promise<Answer | null>,
): Promise<Answer | null> {
  if (sort === BreakdownSort.KEY || !isAboutEverybody(question.filter) || !hasLists(plan)) return null;
  return inWholeNumbers(question.db, async (number) => {
    for (const part of PARTS) {
      if (part > 1 && LIST_LENGTH / part < count * READ_FOR_EACH) continue;
      const found = await answer({ column: columnOf(sort), number, part, lowest });
      if (found !== null) return found;
    }
    return null;
  });
}

async function selectTop(
  { db }: Question,
  certain: RawBuilder<unknown>,
  { sort, first, after }: PageOfUsers,
): Promise<TopRow> {
  const before = after === null ? sql`0` : sql`(select count(*) from certain g where not ${after})`;
  const { rows } = await sql<TopRow>`
    ${certain}, page as (
      select g.user_id::text as key, g.requests::text as requests, g.value::text as sort_value,
             row_number() over (order by ${orderOfUsers(sort)}) as place
      from certain g where ${after ?? sql`true`} order by place limit ${first}
    )
    select (select bound < 0 from bounds) as is_everybody, (select count(*) from exact where user_id = 0) as nobody,
           ${before} as before,
           (select coalesce(jsonb_agg(to_jsonb(page) - 'place' order by place), '[]') from page) as page`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error("an aggregate has a row");
  return row;
}

async function grandSum(question: Question, sort: BreakdownSort): Promise<string> {
  const source = await usageByDays(question);
  const { rows } = await sql<{ sum: string }>`
    select coalesce(sum(${sql.ref(`u.${columnOf(sort)}`)}), 0)::text as sum from ${source.as("u")}`.execute(
    question.db,
  );
  return rows[0]?.sum ?? "0";
}
