import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  archivingHealth,
  ingestHealth,
  mergingHealth,
  messagesHealth,
} from "../../src/app/data-health/read-data-health.js";
import { createTestDatabase } from "../database.js";
import { ledgerWriters } from "../usage/ledger-writers.js";
import { sampleUsage } from "../usage/sample-usage.js";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4, pipeline: true });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

test("of nothing is unknown what has no figure, and never 0", async () => {
  expect(await ingestHealth(pool)).toEqual({ requests: 0, lagMs: null, lagP95Ms: null });
  expect(await mergingHealth(pool)).toEqual({ waiting: 0, mergedAt: null, driftDays: 0 });
  expect(await archivingHealth(pool)).toEqual({ lastRunAt: null, newestMonth: null, failed: 0 });
  expect(await messagesHealth(pool)).toEqual({ waiting: 0, waitingSince: null, givenUp: 0 });
});

test("the lag is how long after its own time a request was recorded, of real ones of the last hour", async () => {
  const { recorder } = ledgerWriters(pool);
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const { rows } = await pool.query<{ id: number }>(
    "insert into projects (name, is_demo) values ('notes', false), ('demo', true) returning id",
  );
  const [projectId = 0, demoId = 0] = rows.map(({ id }) => id);
  await recorder.record([
    sampleUsage("late", { projectId, createdAt: minutesAgo(10) }),
    sampleUsage("ahead", { projectId, createdAt: minutesAgo(-2) }),
    sampleUsage("of long ago", { projectId, createdAt: minutesAgo(90) }),
    sampleUsage("demo", { createdAt: minutesAgo(50), projectId: demoId }),
  ]);
  const { requests, lagMs, lagP95Ms } = await ingestHealth(pool);
  expect(requests).toBe(2);
  // In the middle of 0 and a little more than ten minutes.
  expect(lagMs).toBeGreaterThanOrEqual(300_000);
  expect(lagP95Ms).toBeGreaterThan(lagMs ?? 0);
  expect((await mergingHealth(pool)).waiting).toBeGreaterThan(0);
});

test("months that failed and days that differ are counted", async () => {
  await pool.query("insert into rollup_drifts (day, rollup_rows, counter_rows) values ('2026-11-01', 1, 0)");
  await pool.query(
    `insert into usage_archives (month, part, state, detached_at, failure)
     values ('2026-07-01', 1, 'archived', now(), null), ('2026-08-01', 1, 'failed', null, 'The disk is full.')`,
  );
  await pool.query("insert into retention_runs (ended_at) values ('2026-11-28T17:31:00Z')");
  expect(await mergingHealth(pool)).toMatchObject({ driftDays: 1 });
  expect(await archivingHealth(pool)).toEqual({
    lastRunAt: new Date("2026-11-28T17:31:00Z"),
    newestMonth: "2026-07",
    failed: 1,
  });
});
