import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { evaluateThresholds } from "../../src/thresholds/evaluate-thresholds.js";
import { findCrossings } from "../../src/thresholds/find-crossings.js";
import { CROSSINGS_TARGET } from "../../src/thresholds/crossings-target.js";
import { DimensionDictionary } from "../../src/usage/dimensions.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { UsagePartitions } from "../../src/usage/partitions.js";
import { UsageRecorder } from "../../src/usage/record-usage.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { SEAL } from "../usage/seal.js";
import { addAppUsers, crossings, watch } from "./watch.js";

let database: TestDatabase;
let pool: pg.Pool;
let recorder: UsageRecorder;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 8, pipeline: true });
  const [dimensions, partitions] = [new DimensionDictionary(pool), new UsagePartitions(pool)];
  recorder = new UsageRecorder({ pool, dimensions, partitions, seal: SEAL });
  await addAppUsers(pool, 20);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

beforeEach(async () => {
  await pool.query(`delete from usage_thresholds; delete from usage_deltas; delete from usage_user_counters;
    delete from usage_day_stats; delete from usage_event_ids; delete from token_usage;`);
});

const looks = [
  ["a merge", () => mergeDeltas(pool, { more: [CROSSINGS_TARGET] })],
  ["a look at what waits", () => findCrossings(pool)],
] as const;

let number = 0;
const use = (userId: string | null, day: string, what = {}) =>
  recorder.record([sampleUsage(`e${++number}`, { userId, createdAt: new Date(`${day}T12:00:00Z`), ...what })]);

describe.each(looks)("%s", (_name, look) => {
  test("tells each level that an app user's day reaches, once", async () => {
    const id = await watch(pool, { limit: 2_400 });
    await use("1", "2026-11-20");
    await look();
    expect(await crossings(pool)).toEqual([`${id} 1 2026-11-20 50`]);
    await use("1", "2026-11-20");
    await look();
    await look();
    expect(await crossings(pool)).toEqual([50, 80, 100].map((level) => `${id} 1 2026-11-20 ${level}`));
  });

  test.each(["DAY", "WEEK", "MONTH"] as const)("adds up a %s of every scope", async (period) => {
    const ids = [];
    for (const [scope, subject] of [
      ["OVERALL", ""],
      ["EACH_USER", ""],
      ["USER", "2"],
      ["PROJECT", "1"],
      ["MODEL", "gemini-2.5-flash"],
      ["FEATURE", "summary"],
    ] as const)
      ids.push(await watch(pool, { scope, subject, period, limit: 2_400, levels: [100] }));
    await use("1", "2026-11-20");
    await look();
    expect(await crossings(pool)).toEqual([]);
    await use("1", "2026-11-20");
    await look();
    expect(await crossings(pool)).toHaveLength(5);
  });
});

test("what a running period has reached is told when it is evaluated", async () => {
  const today = new Date().toISOString().slice(0, 10);
  await use("1", today);
  await mergeDeltas(pool);
  await use("1", today);
  const ids = [
    await watch(pool, { limit: 2_400, levels: [100], period: "MONTH" }),
    await watch(pool, { scope: "OVERALL", limit: 2_400, levels: [100], period: "WEEK" }),
  ];
  const client = await pool.connect();
  expect(await evaluateThresholds(client, ids)).toBe(2);
  client.release();
});
