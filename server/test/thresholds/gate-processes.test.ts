import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { API_KEY } from "../api/start-product.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { Replica } from "../faults/replica.js";
import { waitUntil } from "../faults/wait-until.js";
import { emptyLedger } from "../usage/empty-ledger.js";
import { askAtOnce, type Asked } from "./gate-askers.js";
import { allowance, block, recordCall } from "./gate-desk.js";
import { noonZone } from "./noon-zone.js";

const PROCESSES = 20;
const LIMIT = 20_011;

let database: TestDatabase;
let dataDir: string;
let sql: pg.Pool;
let replicas: readonly Replica[];

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "tokenledger-gate-"));
  sql = new pg.Pool({ connectionString: database.url, max: 2 });
  const options = { dataDir, databaseUrl: database.url, apiKey: API_KEY };
  // One after the other: the first makes the secrets that both have.
  replicas = [await Replica.start(options), await Replica.start(options)];
  await sql.query(
    "update settings set value = to_jsonb($1::text) where key in ('countersTimezone', 'reportingTimezone')",
    [noonZone()],
  );
}, 120_000);

afterAll(async () => {
  for (const replica of replicas) await replica.stop();
  await sql.end();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

beforeEach(async () => {
  await sql.query("delete from usage_thresholds; delete from usage_reservations");
});

const urls = () => replicas.map(({ url }) => url);

/** All of a limit, unless a server that was told to be away reserved something and could not say so: then no more than that. */
function expectAll(asked: readonly Asked[], limit: number): void {
  const allowed = asked.reduce((sum, each) => sum + each.allowed, 0);
  const isAnyLost = asked.some(({ refused }) => refused > 0);
  expect(allowed).toBeLessThanOrEqual(limit);
  expect(allowed).toBeGreaterThanOrEqual(isAnyLost ? 1 : limit);
}

const heldTokens = async () => {
  const { rows } = await sql.query<{ tokens: number }>(
    `select (coalesce((select sum(total_tokens) from usage_reservations), 0) +
             coalesce((select sum(total_tokens) from token_usage), 0))::int as tokens`,
  );
  return rows[0]?.tokens;
};

test("twenty processes that ask two servers at once are allowed every token of a limit and not one more", async () => {
  await block(sql, { limit: LIMIT });
  await block(sql, { scope: "OVERALL", limit: LIMIT + 1, period: "MONTH" });
  const targets = Array.from({ length: PROCESSES }, (_, at) => urls()[at % 2] ?? "");
  const asked = await askAtOnce(targets, API_KEY);
  expectAll(asked, LIMIT);
  expect(await heldTokens()).toBe(LIMIT);
  expect(asked.filter(({ allowed }) => allowed > 0).length).toBeGreaterThan(PROCESSES / 2);
  const { remaining } = await allowance(urls()[0] ?? "", { inputTokens: 1, outputTokens: 0 });
  expect(remaining.map(({ scope, left }) => [scope, left])).toEqual([
    ["EACH_USER", "0"],
    ["OVERALL", "1"],
  ]);
}, 150_000);

test("twenty processes that ask the database at once are allowed every token of a limit and not one more", async () => {
  await emptyLedger(sql);
  await block(sql, { scope: "OVERALL", limit: LIMIT });
  await block(sql, { limit: LIMIT + 50, period: "WEEK" });
  const asked = await askAtOnce(
    Array.from({ length: PROCESSES }, () => database.url),
    API_KEY,
  );
  expectAll(asked, LIMIT);
  expect(await heldTokens()).toBe(LIMIT);
}, 150_000);

test("what is reserved outlives the server, counts until it expires, and its event is recorded after that too", async () => {
  await emptyLedger(sql);
  const [replica] = replicas;
  if (replica === undefined) throw new Error("there is a replica");
  await block(sql, { limit: 10 });
  const { reservationId } = await allowance(replica.url, { holdSeconds: 3_600 });
  await replica.kill();
  await replica.start();
  expect(await allowance(replica.url)).toMatchObject({ allowed: false, blockedBy: { used: "0", reserved: "10" } });
  await sql.query("update usage_reservations set expires_at = now() + interval '1 second'");
  await waitUntil("what was reserved expires", async () => (await allowance(replica.url)).allowed);
  expect(await recordCall(replica.url, { id: "late", reservationId })).toMatchObject({ accepted: 1 });
  expect(await allowance(replica.url)).toMatchObject({ allowed: false, blockedBy: { used: "10", reserved: "10" } });
}, 120_000);
