import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildDurations } from "../../src/usage/durations/build-durations.js";
import { bucketsOfDay, keptDays } from "../../src/usage/kept-days.js";
import { knownDrift, rememberDrift } from "../../src/usage/known-drift.js";
import type { LedgerAudit } from "../../src/usage/ledger-audit.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import type { UsageRecorder } from "../../src/usage/record-usage.js";
import { buildSpans } from "../../src/usage/spans/build-spans.js";
import { expectLedgerAgrees } from "./expect-ledger-agrees.js";
import { openLedger } from "./open-ledger.js";
import { sampleUsage } from "./sample-usage.js";

const DAY = "2026-11-23";
const CLEAN = { rollupRows: 0, counterRows: 0 };

let pool: pg.Pool;
let recorder: UsageRecorder;
let audit: LedgerAudit;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ pool, recorder, audit, close } = await openLedger({ connections: 8 }));
});

afterAll(() => close());

beforeEach(async () => {
  await pool.query(`truncate token_usage, usage_event_ids, token_usage_stats, token_usage_user_stats, usage_deltas,
    usage_user_counters, usage_day_stats, usage_active_users, usage_built_spans, usage_user_spans,
    usage_span_tops, usage_duration_spans, usage_duration_days, rollup_drifts, usage_archives`);
  await recorder.record(eventsOf("first", 30));
  await mergeDeltas(pool);
  await recorder.record(eventsOf("second", 30));
});

const eventsOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) =>
    sampleUsage(`${name}-${n}`, {
      createdAt: new Date(Date.UTC(2026, 10, 23, n % 24, 7)),
      userId: n % 4 === 0 ? null : String(n % 4),
      model: `model-${n % 3}`,
    }),
  );

const repairDay = () => audit.repairAlone((repair) => repair(bucketsOfDay(DAY)));

describe("comparing", () => {
  test("finds nothing where nothing differs, merged or not", async () => {
    expect(await audit.count(bucketsOfDay(DAY))).toEqual(CLEAN);
  });

  test.each([
    { what: "a sum of everybody", spoil: "update token_usage_stats set cost = cost + 1", found: { rollupRows: 24 } },
    { what: "a sum of an app user", spoil: "update token_usage_user_stats set requests = requests - 1" },
    { what: "a lost difference", spoil: "delete from usage_deltas where user_id = 1" },
    { what: "rows of nothing that was recorded", spoil: "delete from token_usage where event_id = 'first-1'" },
    { what: "a day of an app user", spoil: "update usage_user_counters set cost = 0 where period = 'day'" },
    { what: "a day of everybody", spoil: "update usage_day_stats set missing_requests = 7", found: { rollupRows: 3 } },
    { what: "a lost day of everybody", spoil: "delete from usage_day_stats", found: { rollupRows: 3 } },
    { what: "a month of an app user", spoil: "delete from usage_user_counters where period = 'month'" },
  ])("finds $what, and a repair makes it agree again", async ({ spoil, found = {} }) => {
    await pool.query(spoil);
    const counted = await audit.count(bucketsOfDay(DAY));
    expect(counted).toMatchObject(found);
    expect(counted.rollupRows + counted.counterRows).toBeGreaterThan(0);
    await repairDay();
    expect(await audit.count(bucketsOfDay(DAY))).toEqual(CLEAN);
    await expectLedgerAgrees(pool);
  });

  test("finds what a release without counters recorded meanwhile, and a repair counts it", async () => {
    await mergeDeltas(pool);
    await pool.query("create table counted as table usage_user_counters");
    await recorder.record(eventsOf("by the former release", 20));
    await mergeDeltas(pool); // it knew no differences either
    await pool.query(
      "delete from usage_user_counters; insert into usage_user_counters table counted; drop table counted",
    );
    const { rollupRows, counterRows } = await audit.count(bucketsOfDay(DAY));
    expect([rollupRows, counterRows > 0]).toEqual([0, true]);
    await repairDay();
    await expectLedgerAgrees(pool);
  });

  test("finds nothing on the day on which Havana's clock strikes midnight twice", async () => {
    await pool.query("update settings set value = '\"America/Havana\"' where key = 'countersTimezone'");
    try {
      const quarters = Array.from({ length: 24 }, (_, at) => Date.UTC(2026, 10, 1, 2, 15 * at));
      await recorder.record(
        quarters.map((at) => sampleUsage(`havana-${at}`, { userId: "1", createdAt: new Date(at) })),
      );
      await mergeDeltas(pool);
      // The day ends one audited range and begins another.
      const days = ["2026-10-31", "2026-11-01", "2026-11-02"];
      const counts = () => Promise.all(days.map((day) => audit.count(bucketsOfDay(day))));
      expect(await counts()).toEqual([CLEAN, CLEAN, CLEAN]);
      for (const day of days) {
        await pool.query("delete from usage_day_stats; delete from usage_active_users");
        for (const repaired of [day, ...days]) await audit.repairAlone((repair) => repair(bucketsOfDay(repaired)));
        expect(await counts()).toEqual([CLEAN, CLEAN, CLEAN]);
      }
    } finally {
      await pool.query("update settings set value = '\"UTC\"' where key = 'countersTimezone'");
    }
  });

  test("looks at no other day", async () => {
    await pool.query("update token_usage_stats set requests = 0");
    expect(await audit.count(bucketsOfDay("2026-11-22"))).toEqual(CLEAN);
  });
});

describe("repairing", () => {
  test("while events are being recorded adds each difference once", async () => {
    await pool.query("update token_usage_stats set requests = requests + 5");
    await pool.query("delete from token_usage_user_stats");
    await pool.query("delete from usage_user_counters where user_id = 2");
    await pool.query("delete from usage_day_stats where dimension_id % 2 = 0");
    const recording = Array.from({ length: 10 }, (_, at) => recorder.record(eventsOf(`meanwhile-${at}`, 40)));
    await Promise.all([...recording, repairDay(), mergeDeltas(pool)]);
    await expectLedgerAgrees(pool);
  });

  test("tells kept answers of every day whose spans it touches", async () => {
    await recorder.record([sampleUsage("before", { createdAt: new Date("2026-11-11T12:00:00Z"), userId: "1" })]);
    await mergeDeltas(pool);
    await buildSpans(pool, new Date("2026-12-15T00:00:00Z"));
    await pool.query("delete from usage_day_versions; update usage_user_spans set cost = cost + 1 where days = 32");
    const span = await pool.query("select distinct first_day::text as first from usage_user_spans where days = 32");
    expect(span.rows).toEqual([{ first: "2026-11-11" }]);
    await repairDay();
    const told = await pool.query("select from usage_day_versions where day between '2026-11-11' and '2026-12-12'");
    expect(told.rowCount).toBe(32);
    await expectLedgerAgrees(pool);
  });

  test.each([
    {
      what: "a quarter of an hour",
      spoil: "update usage_duration_spans set counts[1] = counts[1] + 1 where quarters = 1",
    },
    { what: "an hour", spoil: "update usage_duration_spans set timed_ms = timed_ms - 1 where quarters = 4" },
    { what: "a lost day", spoil: "delete from usage_duration_spans where quarters = 96" },
    {
      what: "what the release before did not tell of",
      spoil: "update token_usage set duration_ms = 5 where event_id = 'second-3'",
    },
  ])("finds durations that differ, $what, and has them built anew", async ({ spoil }) => {
    await mergeDeltas(pool);
    await buildDurations(pool, new Date("2026-11-24T00:00Z"));
    expect(await audit.count(bucketsOfDay(DAY))).toEqual(CLEAN);
    await pool.query("delete from usage_day_versions");
    await pool.query(spoil);
    const { counterRows } = await audit.count(bucketsOfDay(DAY));
    expect(counterRows).toBeGreaterThan(0);
    await repairDay();
    expect(await audit.count(bucketsOfDay(DAY))).toEqual(CLEAN);
    expect((await pool.query("select from usage_day_versions")).rowCount).toBeGreaterThan(0);
    expect(await buildDurations(pool, new Date("2026-11-24T00:00Z"))).toBeGreaterThan(0);
    const all = await pool.query("select bit_count(built)::int as quarters from usage_duration_days");
    expect(all.rows).toEqual([{ quarters: 96 }]);
    expect(await audit.count(bucketsOfDay(DAY))).toEqual(CLEAN);
  });

  test("compares no durations for which something waits", async () => {
    await mergeDeltas(pool);
    await buildDurations(pool, new Date("2026-11-24T00:00Z"));
    await recorder.record(eventsOf("late", 30));
    expect(await audit.count(bucketsOfDay(DAY))).toEqual(CLEAN);
    await mergeDeltas(pool);
    expect(await audit.count(bucketsOfDay(DAY))).toEqual(CLEAN);
  });

  test("is refused while another repair is under way, and not afterwards", async () => {
    await pool.query("update token_usage_stats set requests = requests + 5");
    await audit.repairAlone(async (repair) => {
      await expect(repairDay()).rejects.toMatchObject({ code: "CONFLICT" });
      await repair(bucketsOfDay(DAY));
    });
    await expectLedgerAgrees(pool);
    await repairDay();
  });

  test("rebuilds a day whose sums are all gone", async () => {
    await pool.query(`truncate token_usage_stats, token_usage_user_stats, usage_deltas, usage_user_counters,
      usage_day_stats, usage_active_users`);
    await repairDay();
    await expectLedgerAgrees(pool);
  });
});

describe("days", () => {
  test("are compared while their raw rows are kept, and not after", async () => {
    await recorder.record([sampleUsage("earlier", { createdAt: new Date("2026-10-30T00:00:00Z") })]);
    const days = await keptDays(pool);
    expect([days[0], days.at(-1), days.length]).toEqual([DAY, "2026-10-30", 25]);
    await pool.query("drop table token_usage_2026_10");
    expect((await keptDays(pool)).at(-1)).toBe("2026-11-01");
  });

  test("that differed are known until they are found to agree", async () => {
    await rememberDrift(pool, DAY, { rollupRows: 3, counterRows: 1 });
    await rememberDrift(pool, DAY, { rollupRows: 2, counterRows: 1 });
    expect(await knownDrift(pool)).toEqual([{ day: DAY, rollupRows: 2, counterRows: 1, foundAt: expect.any(Date) }]);
    await rememberDrift(pool, DAY, CLEAN);
    expect(await knownDrift(pool)).toEqual([]);
  });
});
