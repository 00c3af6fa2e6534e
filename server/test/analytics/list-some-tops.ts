import pg from "pg";
import { listTops, type NamedSpan } from "../../src/usage/spans/span-tops.js";

/** What app users had when a span was listed that changed later: more, less or nothing at all. */
const BEFORE_CHANGES = [
  { changed: "{}", statement: "select" },
  { changed: "{3,5,-1}", statement: "delete from usage_user_spans where user_id in (3, 5, -1)" },
  {
    changed: "{7,2}",
    statement: `update usage_user_spans set cost = cost * 3, total_tokens = total_tokens * 3, requests = requests + 9,
      input_tokens = 0, output_tokens = output_tokens + 1 where user_id in (7, 2)`,
  },
];
/** Of 40 app users: none for certain, few, most and all. */
const LENGTHS = [1, 12, 30, 100];

/** Most spans that are built get lists of some length, of now or of before something changed; a ninth gets none. */
export async function listSomeTops(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<NamedSpan>(
      'select days, first_day::text as "firstDay" from usage_built_spans order by days, first_day',
    );
    await client.query("begin; create temp table kept on commit drop as select * from usage_user_spans");
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
      await client.query("delete from usage_user_spans; insert into usage_user_spans select * from kept");
    }
    await client.query("commit");
  } finally {
    await client.end();
  }
}
