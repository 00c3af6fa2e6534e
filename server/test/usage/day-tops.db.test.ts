import type pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { SYSTEM } from "../../src/access/audit.js";
import { ADVISORY_LOCKS } from "../../src/core/advisory-locks.js";
import type { UsageCorrector } from "../../src/usage/correct-usage.js";
import { bucketsOfDay } from "../../src/usage/kept-days.js";
import type { LedgerAudit } from "../../src/usage/ledger-audit.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import type { UsageRecorder } from "../../src/usage/record-usage.js";
import { recountPeriods } from "../../src/usage/recount-periods.js";
import { LISTS_IN_STEP } from "../../src/usage/spans/day-tops.js";
import { listRunningDays } from "../../src/usage/spans/list-running-days.js";
import { buildSpans } from "../../src/usage/spans/build-spans.js";
import { emptyLedger } from "./empty-ledger.js";
import { expectLedgerAgrees } from "./expect-ledger-agrees.js";
import { openLedger } from "./open-ledger.js";
import { sampleUsage } from "./sample-usage.js";

const NOW = new Date("2026-11-20T12:00:00Z");
const DAY = "2026-11-20";

let pool: pg.Pool;
let recorder: UsageRecorder;
let corrector: UsageCorrector;
let audit: LedgerAudit;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ pool, recorder, corrector, audit, close } = await openLedger({ connections: 6 }));
});

afterAll(() => close());

beforeEach(() => emptyLedger(pool));

let recorded = 0;

/** So many requests of each app user, each on the same day unless said otherwise, and merged. */
async function use(requests: Readonly<Record<string, number>>, createdAt = NOW) {
  const events = Object.entries(requests).flatMap(([userId, count]) =>
    Array.from({ length: count }, () => sampleUsage(`e${(recorded += 1)}`, { createdAt, userId })),
  );
  await recorder.record(events);
  await mergeDeltas(pool);
  return events;
}

async function countIn(timezone: string) {
  await pool.query(
    `insert into settings (key, value) values ('reportingTimezone', to_jsonb($1::text))
     on conflict (key) do update set value = excluded.value`,
    [timezone],
  );
  expect(await recountPeriods(pool)).toBe(true);
}

async function lists() {
  const { rows } = await pool.query(
    `select day::text as day, requests_users as users, is_all, changed from ${LISTS_IN_STEP} order by 1`,
  );
  return rows.map(({ day, users, is_all: isAll, changed }) => ({ day, users, isAll, changed }));
}

test("the running day lists those with most, and whoever comes to more than the last is told beside the list", async () => {
  await use({ 1: 5, 2: 4, 3: 3, 4: 1 });
  expect(await listRunningDays(pool, NOW, 2)).toBe(2);
  const list = { day: DAY, users: ["1", "2"], isAll: false };
  expect(await lists()).toContainEqual({ ...list, changed: [] });
  await use({ 1: 9, 3: 1, 4: 2, 5: 1 });
  expect(await lists()).toContainEqual({ ...list, changed: [] });
  await use({ 4: 2, 6: 5 });
  expect(await lists()).toContainEqual({ ...list, changed: ["4", "6"] });
  await use({ 4: 1, 3: 1 });
  expect(await lists()).toContainEqual({ ...list, changed: ["4", "6", "3"] });
  expect(await listRunningDays(pool, NOW, 2)).toBe(0);
  await expectLedgerAgrees(pool);
});

test("a list of everybody names whoever is new, by however little", async () => {
  await use({ 1: 2 });
  await listRunningDays(pool, NOW);
  expect(await lists()).toContainEqual({ day: DAY, users: ["1"], isAll: true, changed: [] });
  await recorder.record([
    sampleUsage("free", {
      createdAt: NOW,
      userId: "2",
      cost: null,
      costState: "unpriced",
      counts: null,
      usageState: "missing",
    }),
  ]);
  await mergeDeltas(pool);
  expect(await lists()).toContainEqual({ day: DAY, users: ["1"], isAll: true, changed: ["2"] });
  await expectLedgerAgrees(pool);
});

test("lists that somebody changed the day behind are of no use until they are made anew", async () => {
  await use({ 1: 2, 2: 1 });
  await listRunningDays(pool, NOW, 1);
  await pool.query("update usage_day_versions set version = version + 1 where day = $1", [DAY]);
  expect((await lists()).map(({ day }) => day)).not.toContain(DAY);
  await use({ 2: 9 });
  expect((await lists()).map(({ day }) => day)).not.toContain(DAY);
  expect(await listRunningDays(pool, NOW, 1)).toBe(1);
  expect(await lists()).toContainEqual({ day: DAY, users: ["2"], isAll: false, changed: [] });
});

test("lists of another zone are of no use, and are made anew in the new one", async () => {
  await use({ 1: 2, 2: 1 });
  await listRunningDays(pool, NOW, 1);
  await countIn("Asia/Seoul");
  expect(await lists()).toEqual([]);
  expect(await listRunningDays(pool, NOW, 1)).toBe(2);
  await expectLedgerAgrees(pool, "Asia/Seoul");
  await countIn("UTC");
});

test("lists of a zone that is counted in again know nothing of what came meanwhile, and are of no use", async () => {
  await use({ 1: 5, 2: 1 });
  await listRunningDays(pool, NOW, 1);
  // There it is the 21st, whose version alone rises.
  await countIn("Pacific/Kiritimati");
  await use({ 2: 9 });
  await countIn("UTC");
  expect(await lists()).toEqual([]);
  await expectLedgerAgrees(pool);
});

test("more app users than are worth looking up end a list, which is made anew", async () => {
  await use({ 1: 2 });
  await listRunningDays(pool, NOW);
  await use(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [String(at + 2), 1])));
  expect((await lists()).find(({ day }) => day === DAY)?.changed).toHaveLength(300);
  expect(await listRunningDays(pool, NOW)).toBe(1);
  await use(Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [String(at + 1_000), 3])));
  expect((await lists()).map(({ day }) => day)).not.toContain(DAY);
  expect(await listRunningDays(pool, NOW)).toBe(1);
  expect((await lists()).find(({ day }) => day === DAY)).toMatchObject({ isAll: false, changed: [] });
});

test("yesterday is listed until it is in a span", async () => {
  await use({ 1: 1, 2: 2 }, new Date("2026-11-19T12:00:00Z"));
  await listRunningDays(pool, NOW, 1);
  expect((await lists()).map(({ day }) => day)).toEqual(["2026-11-19", DAY]);
  await buildSpans(pool, NOW);
  await use({ 1: 5 }, new Date("2026-11-19T12:00:00Z"));
  await pool.query("delete from usage_day_tops");
  await listRunningDays(pool, NOW, 1);
  expect((await lists()).map(({ day }) => day)).toEqual([DAY]);
});

test("whoever counts keeps lists from being made for a moment only", async () => {
  await use({ 1: 1 });
  const counting = await pool.connect();
  try {
    await counting.query(`begin; select pg_advisory_xact_lock_shared(${ADVISORY_LOCKS.countPeriods})`);
    expect(await listRunningDays(pool, NOW)).toBe(0);
  } finally {
    await counting.query("rollback");
    counting.release();
  }
  expect(await listRunningDays(pool, NOW)).toBe(2);
});

test("an app user whom a list misses is found, and repaired by forgetting the list", async () => {
  await use({ 1: 5, 2: 4, 3: 3 });
  await listRunningDays(pool, NOW, 2);
  expect(await audit.count(bucketsOfDay(DAY))).toEqual({ rollupRows: 0, counterRows: 0 });
  await pool.query("update usage_day_tops set cost_users = '{1}', cost_amounts = cost_amounts[2:2] where day = $1", [
    DAY,
  ]);
  expect(await audit.count(bucketsOfDay(DAY))).toEqual({ rollupRows: 0, counterRows: 0 });
  await pool.query("update usage_day_tops set cost_amounts = '{0}' where day = $1", [DAY]);
  expect(await audit.count(bucketsOfDay(DAY))).toEqual({ rollupRows: 0, counterRows: 2 });
  await audit.repairAlone((repair) => repair(bucketsOfDay(DAY)));
  expect(await audit.count(bucketsOfDay(DAY))).toEqual({ rollupRows: 0, counterRows: 0 });
  expect((await lists()).map(({ day }) => day)).not.toContain(DAY);
});

test("what lessens is merged after what it lessens", async () => {
  const events = await use({ 1: 3 });
  await recorder.record([sampleUsage("more", { createdAt: NOW, userId: "1" })]);
  for (const { eventId } of events) {
    await corrector.correct({
      projectId: 1,
      eventId,
      reason: "it cost nothing",
      actor: SYSTEM,
      change: (former) => ({ ...former, counts: null, usageState: "missing", cost: null, costState: "unpriced" }),
    });
  }
  await mergeDeltas(pool);
  await expectLedgerAgrees(pool);
  const { rows } = await pool.query(
    "select from token_usage_user_stats where least(cost, total_tokens, output_tokens) < 0",
  );
  expect(rows).toEqual([]);
});
