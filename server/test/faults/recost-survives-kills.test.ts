import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { expectLedgerAgrees } from "../usage/expect-ledger-agrees.js";
import { Replica } from "./replica.js";
import { waitUntil } from "./wait-until.js";

const API_KEY = "tl_key_of_the_recost_faults";
const EVENTS = 14_000;
const KILLS = 3;
const [INPUT, OUTPUT] = [1_300_000, 7_100_000];

let database: TestDatabase;
let dataDir: string;
let product: Replica;
let sql: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "tokenledger-faults-"));
  sql = new pg.Pool({ connectionString: database.url, max: 3 });
  product = await Replica.start({ dataDir, databaseUrl: database.url, apiKey: API_KEY });
}, 60_000);

afterAll(async () => {
  await product.stop();
  await sql.end();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
}, 30_000);

test("a re-cost and its undo that are killed again and again change every request once, while others are recorded", async () => {
  for (let from = 0; from < EVENTS; from += 1_000) await record("before", from, 1_000);
  const before = await fingerprint();
  await sql.query(
    `insert into prices (provider, model, position, match, rates, source, checked_on, created_at)
     values ('google', 'gemini-2.5-flash', 0, '{"equals": "gemini-2.5-flash"}', $1, 'own', current_date, now() - interval '1 minute')`,
    [JSON.stringify({ input: { base: String(INPUT) }, output: { base: String(OUTPUT) } })],
  );
  await sql.query("update price_lists set decided_at = now() - interval '1 hour'");
  const { rows } = await sql.query<{ id: number }>(
    `insert into recosts (state, reason, range_from, range_to, timezone, project_ids, providers, models, unpriced_only,
       list_id, prices_as_of, settled_at, cursor_at)
     values ('queued', 'faults', now() - interval '30 days', now() + interval '1 day', 'UTC', '{}', '{}', '{}', false,
       (select id from price_lists where state = 'active'), now(), now() + interval '1 second', now() - interval '30 days')
     returning id`,
  );
  const id = rows[0]?.id ?? 0;
  const kills = await killWhile(id, "running", "requests_done");
  expect(await stateOf(id)).toBe("done");
  expect(kills).toBeGreaterThanOrEqual(KILLS);
  await expectSqlAgrees();
  await expectLedgerAgrees(sql, "Asia/Seoul");

  await sql.query("update recosts set state = 'undoing' where id = $1", [id]);
  expect(await killWhile(id, "undoing", "undone_requests")).toBeGreaterThanOrEqual(KILLS);
  expect(await stateOf(id)).toBe("undone");
  expect(await fingerprint()).toEqual(before);
  await expectLedgerAgrees(sql, "Asia/Seoul");
}, 300_000);

/** Kills the server each time it got further, a few times, then lets it end; others record between the kills. */
async function killWhile(id: number, state: string, column: string): Promise<number> {
  let [kills, seen] = [0, 0];
  const progress = async () => {
    const { rows } = await sql.query<{ state: string; done: string }>(
      `select state, ${column}::text as done from recosts where id = $1`,
      [id],
    );
    return { state: rows[0]?.state, done: Number(rows[0]?.done) };
  };
  while (kills < KILLS) {
    await waitUntil("the next step is done", async () => (await progress()).done > seen);
    const now = await progress();
    if (now.state !== state) break; // it ended before the last kill
    seen = now.done;
    await product.kill();
    kills += 1;
    // Its lease would end by itself, ten seconds later.
    await sql.query("update jobs set lease_until = now() where lease_until is not null");
    await product.start();
    await record(`${state}-${kills}`, 0, 200);
  }
  await waitUntil("it has ended", async () => ["done", "undone"].includes((await progress()).state ?? ""));
  return kills;
}

async function record(name: string, from: number, count: number): Promise<void> {
  const events = Array.from({ length: count }, (_, at) => ({
    id: `${name}-${from + at}`,
    time: new Date(Date.now() - (((from + at) * 7_919) % 86_400_000) - 1_000).toISOString(),
    ...((from + at) % 10 !== 0 && { userId: `user-${(from + at) % 50}` }),
    feature: "summary",
    provider: "google",
    model: "gemini-2.5-flash",
    inputTokens: 1_000 + ((from + at) % 977),
    outputTokens: 100 + ((from + at) % 89),
  }));
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ events }),
  });
  expect(await response.json()).toMatchObject({ accepted: count, duplicates: 0, rejected: [] });
}

/** Of the events that were there first. */
async function fingerprint(): Promise<unknown> {
  const { rows } = await sql.query(
    `select count(*)::text as events, sum(cost)::text as cost, md5(string_agg(cost || cost_state || price_id, ',' order by id)) as all_of_them
     from token_usage where event_id like 'before-%'`,
  );
  return rows;
}

async function expectSqlAgrees(): Promise<void> {
  const { rows } = await sql.query(
    `select count(*)::int as wrong from token_usage
     where cost is distinct from input_tokens * ${INPUT}::numeric + output_tokens * ${OUTPUT}::numeric`,
  );
  expect(rows).toEqual([{ wrong: 0 }]);
}

async function stateOf(id: number): Promise<string | undefined> {
  const { rows } = await sql.query<{ state: string }>("select state from recosts where id = $1", [id]);
  return rows[0]?.state;
}
