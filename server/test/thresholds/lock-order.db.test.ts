import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { resolveChangedAlerts } from "../../src/thresholds/resolve-changed-alerts.js";
import { recoverSilence } from "../../src/thresholds/rules/write-silence.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { watch } from "./watch.js";

const IN_TIME = { timeout: 10_000 };
const now = new Date("2026-11-20T12:00:00Z");

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Two alerts, of which the one with the higher id is older and comes first in the table. */
async function addAlerts(thresholdId: number, type: string): Promise<readonly [number, number]> {
  const [low, high] = [thresholdId * 10, thresholdId * 10 + 1] as const;
  for (const id of [high, low])
    await pool.query(
      `insert into usage_alerts (id, threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone,
         used, details, crossed_at)
       overriding system value values ($1, $2, $3, 7, $4, '2026-11-20', '2026-11-21', 'UTC', 7, $5, $6)`,
      [id, thresholdId, type, id % 10, { lastRequestAt: "2026-11-20T01:00:00Z" }, new Date(+now + (id % 10) * 1_000)],
    );
  return [low, high];
}

test.each([
  {
    name: "of a threshold that changed",
    type: "LEVEL",
    resolve: (id: number) => resolveChangedAlerts(pool, { ids: [id], now, memberId: null }),
  },
  {
    name: "of a silence that is over",
    type: "NO_DATA",
    resolve: (id: number) => {
      const threshold = { id: String(id), version: 1 };
      return recoverSilence(pool, { threshold, lastRequestAt: now, now, zone: "UTC" }, () => Promise.resolve());
    },
  },
])("alerts $name are locked in the order of their ids, as members lock them", async ({ type, resolve }) => {
  const id = await watch(pool, { scope: "OVERALL", limit: 1_000 });
  const [low, high] = await addAlerts(id, type);
  const member = await pool.connect();
  await member.query("begin");
  await member.query("select from usage_alerts where id = $1 for update", [low]);
  const resolved = resolve(id);
  await vi.waitFor(async () => {
    const { rowCount } = await pool.query(
      `select from pg_locks join pg_stat_activity using (pid)
       where locktype = 'transactionid' and not granted and datname = current_database()`,
    );
    expect(rowCount).toBe(1);
  }, IN_TIME);
  const next = member.query("select from usage_alerts where id = $1 for update nowait", [high]).then(
    () => "held",
    (error: pg.DatabaseError) => error.code,
  );
  const answered = await next;
  await member.query("rollback");
  member.release();
  expect(answered).toBe("held");
  await resolved;
  const { rows } = await pool.query("select distinct status from usage_alerts where threshold_id = $1", [id]);
  expect(rows).toEqual([{ status: "RESOLVED" }]);
});
