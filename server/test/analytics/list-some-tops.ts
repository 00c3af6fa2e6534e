import pg from "pg";
import { listDay } from "../../src/usage/spans/day-tops.js";
import { listTops, type NamedSpan } from "../../src/usage/spans/span-tops.js";

/** What app users had when a span was listed that changed later: more, less or nothing at all. */
const BEFORE_CHANGES = [
  { changed: "{}", statement: "select" },
  {
    changed: "{3,5,-1}",
    statement: `delete from usage_user_spans where user_id in (3, 5, -1);
      delete from usage_user_counters where user_id in (3, 5, -1)`,
  },
  {
    changed: "{7,2}",
    statement: `update usage_user_spans set cost = cost * 3, total_tokens = total_tokens * 3, requests = requests + 9,
      input_tokens = 0, output_tokens = output_tokens + 1 where user_id in (7, 2);
      update usage_user_counters set cost = cost * 3, total_tokens = 0, requests = requests + 9 where user_id in (7, 2)`,
  },
];
/** Of 40 app users: none for certain, few, most and all. */
const LENGTHS = [1, 12, 30, 100];

/**
 * Most spans that are built, and days that are in none, get lists of some length, of now or of before something changed;
 * a ninth gets none, and a list of another ninth of the days does not follow them.
 */
export async function listSomeTops(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<NamedSpan>(
      'select days, first_day::text as "firstDay" from usage_built_spans order by days, first_day',
    );
    const { rows: days } = await client.query<{ day: string }>(
      `select distinct period_start::text as day from usage_user_counters
       where period = 'day' and not exists (select from usage_built_spans where days = 1 and first_day = period_start) order by 1`,
    );
    await client.query(`begin; create temp table kept on commit drop as select * from usage_user_spans;
      create temp table counted on commit drop as select * from usage_user_counters`);
    for (const [at, { changed, statement }] of BEFORE_CHANGES.entries()) {
      await client.query(statement);
      for (const [place, span] of rows.entries()) {
        if (place % 3 !== at || place % 9 === 4) continue;
        await listTops(client, span, LENGTHS[place % LENGTHS.length]);
        await client.query("update usage_span_tops set changed = $1 where (days, first_day) = ($2, $3)", [
          changed,
          span.days,
          span.firstDay,
        ]);
      }
      for (const [place, { day }] of days.entries()) {
        if (place % 3 !== at || place % 9 === 4) continue;
        await listDay(client, day, LENGTHS[place % LENGTHS.length]);
        await client.query("update usage_day_tops set changed = $1 where day = $2", [changed, day]);
      }
      await client.query(`delete from usage_user_spans; insert into usage_user_spans select * from kept;
        delete from usage_user_counters; insert into usage_user_counters select * from counted`);
    }
    const behind = days.filter((_, place) => place % 9 === 5).map(({ day }) => day);
    await client.query(`insert into usage_day_versions select unnest($1::date[]), 1`, [behind]);
    await client.query(
      "update usage_day_tops set cost_users = '{}', cost_amounts = '{}', is_all = true where day = any($1)",
      [behind],
    );
    await client.query("commit");
  } finally {
    await client.end();
  }
}
