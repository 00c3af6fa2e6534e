import { pico } from "@tokenledger/model/money";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { evaluateThresholds } from "../../src/thresholds/evaluate-thresholds.js";
import { CrossingsFinder } from "../../src/thresholds/crossings-finder.js";
import { SYSTEM } from "../../src/access/audit.js";
import { CROSSINGS_TARGET } from "../../src/thresholds/crossings-target.js";
import { evaluateWhenPeriodsChange } from "../../src/thresholds/evaluate-when-periods-change.js";
import { UsageCorrector } from "../../src/usage/correct-usage.js";
import { recountPeriods } from "../../src/usage/recount-periods.js";
import { DimensionDictionary } from "../../src/usage/dimensions.js";
import { mergeDeltas, mergeSome } from "../../src/usage/merge-deltas.js";
import { UsagePartitions } from "../../src/usage/partitions.js";
import { UsageRecorder } from "../../src/usage/record-usage.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { SEAL } from "../usage/seal.js";
import { addAppUsers, crossings, watch } from "./watch.js";

let database: TestDatabase;
let pool: pg.Pool;
let recorder: UsageRecorder;
let corrector: UsageCorrector;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 8, pipeline: true });
  const [dimensions, partitions] = [new DimensionDictionary(pool), new UsagePartitions(pool)];
  recorder = new UsageRecorder({ pool, dimensions, partitions, seal: SEAL });
  corrector = new UsageCorrector(pool, dimensions, partitions);
  await addAppUsers(pool, 20);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

beforeEach(async () => {
  await pool.query(`delete from usage_thresholds; delete from usage_deltas; delete from usage_user_counters;
    delete from usage_day_stats; delete from usage_event_ids; delete from token_usage; delete from token_usage_stats;
    delete from token_usage_user_stats; delete from settings where key in ('thresholdsEvaluatedIn', 'weekStart');
    update settings set value = '"UTC"' where key = 'countersTimezone'`);
});

const looks = [
  ["a merge", () => mergeDeltas(pool, { more: [CROSSINGS_TARGET] })],
  ["a look at what waits", () => new CrossingsFinder(pool).find()],
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

  test("counts what has no app user for everybody and for no app user", async () => {
    const id = await watch(pool, { scope: "OVERALL", meter: "REQUESTS", limit: 1, levels: [100] });
    await watch(pool, { scope: "EACH_USER", meter: "REQUESTS", limit: 1, levels: [100] });
    await use(null, "2026-11-20");
    await look();
    expect(await crossings(pool)).toEqual([`${id} 2026-11-20 100`]);
  });

  test.each(["COST", "TOKENS", "INPUT_TOKENS", "OUTPUT_TOKENS", "REQUESTS"] as const)(
    "reads %s exactly: a unit below a level does not reach it",
    async (meter) => {
      const used = { COST: 800_000_000, TOKENS: 1_200, INPUT_TOKENS: 1_000, OUTPUT_TOKENS: 200, REQUESTS: 1 }[meter];
      const ids = [
        await watch(pool, { meter, limit: used, levels: [100] }),
        await watch(pool, { meter, limit: used + 1, levels: [100] }),
        await watch(pool, { meter, limit: used, levels: [100], scope: "OVERALL" }),
        await watch(pool, { meter, limit: used + 1, levels: [100], scope: "OVERALL" }),
      ];
      await use("1", "2026-11-20");
      await look();
      expect(await crossings(pool)).toEqual([`${ids[0]} 1 2026-11-20 100`, `${ids[2]} 2026-11-20 100`]);
    },
  );

  test("loses no pico-dollar of amounts that floating point would round", async () => {
    const id = await watch(pool, { meter: "COST", limit: "900719925474099267", levels: [100] });
    await use("1", "2026-11-20", { cost: pico(900_719_925_474_099_266n) });
    await look();
    expect(await crossings(pool)).toEqual([]);
    await use("1", "2026-11-20", { cost: pico(1n) });
    await look();
    expect(await crossings(pool)).toEqual([`${id} 1 2026-11-20 100`]);
  });

  test("adds nothing to cost for an unpriced request, and says of whoever is no app user how many there were", async () => {
    await watch(pool, { scope: "OVERALL", meter: "COST", limit: 1_000_000_000, levels: [80, 100] });
    await use("1", "2026-11-20");
    await use("1", "2026-11-20", { cost: null, costState: "unpriced" });
    await look();
    const { rows } = await pool.query("select level, used, details from usage_alerts");
    expect(rows).toEqual([{ level: 80, used: "800000000", details: { unpriced: 1 } }]);
  });

  test("says that a crossing is late when its period is over", async () => {
    await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100] });
    const today = new Date().toISOString().slice(0, 10);
    await use("1", "2026-11-20");
    await use("1", today);
    await look();
    const { rows } = await pool.query("select period_start::text as day, is_late from usage_alerts order by 1");
    expect(rows).toEqual([
      { day: "2026-11-20", is_late: true },
      { day: today, is_late: false },
    ]);
  });

  test("leaves periods alone that were over before they were watched", async () => {
    const id = await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100], watchedSince: "2026-11-20T00:00:00Z" });
    await use("1", "2026-11-19");
    await use("1", "2026-11-20");
    await look();
    expect(await crossings(pool)).toEqual([`${id} 1 2026-11-20 100`]);
  });

  test("reads what happens once as its months and the days beside them, and nothing around them", async () => {
    const once = {
      period: "ONCE",
      startsOn: "2026-09-29",
      endsOn: "2026-11-03",
      meter: "REQUESTS",
      levels: [100],
    } as const;
    for (const scope of ["EACH_USER", "OVERALL"] as const)
      for (const limit of [5, 6]) await watch(pool, { ...once, scope, limit });
    for (const day of ["2026-09-28", "2026-09-29", "2026-10-01", "2026-10-31", "2026-11-01", "2026-11-03"])
      await use("1", day);
    await look();
    expect(await crossings(pool)).toHaveLength(0);
    await use("1", "2026-11-02");
    await look();
    const { rows } = await pool.query("select used, period_end::text as ending from usage_alerts");
    expect(rows).toEqual([
      { used: "5", ending: "2026-11-03" },
      { used: "5", ending: "2026-11-03" },
    ]);
  });

  test.each([true, false])("asks only the limit of its own of an app user who has one, on: %s", async (enabled) => {
    const each = await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100] });
    const own = await watch(pool, { scope: "USER", subject: "2", meter: "REQUESTS", limit: 2, levels: [50], enabled });
    await watch(pool, { scope: "USER", subject: "1", meter: "REQUESTS", period: "WEEK", limit: 99 });
    await use("1", "2026-11-20");
    await use("2", "2026-11-20");
    await look();
    const others = enabled ? [`${own} 2 2026-11-20 50`] : [];
    expect(await crossings(pool)).toEqual([`${each} 1 2026-11-20 100`, ...others]);
  });

  test("exempts an app user with what happens once from what is for each on the same days alone", async () => {
    const once = { meter: "REQUESTS", period: "ONCE", limit: 1, levels: [100] } as const;
    const week = { ...once, startsOn: "2026-11-16", endsOn: "2026-11-23" };
    const each = await watch(pool, week);
    const month = await watch(pool, { ...once, startsOn: "2026-11-01", endsOn: "2026-12-01" });
    await watch(pool, { ...week, scope: "USER", subject: "1", limit: 99 });
    await use("1", "2026-11-20");
    await use("2", "2026-11-20");
    await look();
    expect(await crossings(pool)).toEqual([
      `${each} 2 2026-11-16 100`,
      `${month} 1 2026-11-01 100`,
      `${month} 2 2026-11-01 100`,
    ]);
  });

  test("goes on for everybody else when an app user is gone", async () => {
    const id = await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100] });
    await use("1", "2026-11-20");
    await use("404", "2026-11-20");
    await look();
    expect(await crossings(pool)).toEqual([`${id} 1 2026-11-20 100`]);
  });

  test("wakes who listens for alerts only when there are some", async () => {
    await watch(pool, { meter: "REQUESTS", limit: 2, levels: [100] });
    const heard: string[] = [];
    const listener = await pool.connect();
    listener.on("notification", ({ payload }) => heard.push(payload ?? ""));
    await listener.query("listen alerts_changed");
    await use("1", "2026-11-20");
    await look();
    await pool.query("select pg_notify('alerts_changed', 'none so far')");
    await use("1", "2026-11-20");
    await look();
    await vi.waitFor(() => expect(heard).toEqual(["none so far", ""]));
    listener.release(true);
  });
});

test("a look at what is recent also counts what waits since before, and what was recorded by who was slower", async () => {
  const each = await watch(pool, { meter: "REQUESTS", limit: 2, levels: [100] });
  const everybody = await watch(pool, { scope: "OVERALL", meter: "REQUESTS", limit: 4, levels: [100] });
  const finder = new CrossingsFinder(pool);
  const slow = await pool.connect();
  const add = (client: Pick<pg.Pool, "query">, userId: number) =>
    client.query(
      "insert into usage_deltas (bucket_start, user_id, dimension_id, requests) values ('2026-11-20', $1, 1, 1)",
      [userId],
    );
  await slow.query("begin");
  await add(slow, 1);
  await add(slow, 2);
  await add(pool, 1);
  expect(await finder.find()).toBe(0);
  await pool.query("select pg_current_xact_id()");
  expect(await finder.find()).toBe(0);
  await slow.query("commit");
  slow.release();
  expect(await finder.find()).toBe(1);
  await add(pool, 3);
  expect(await finder.find()).toBe(1);
  expect(await crossings(pool)).toEqual([`${each} 1 2026-11-20 100`, `${everybody} 2026-11-20 100`]);
});

describe("a level", () => {
  const correct = (eventId: string, what: object) =>
    corrector.correct({
      projectId: 1,
      eventId,
      reason: "another model",
      actor: SYSTEM,
      change: (former) => ({ ...former, ...what }),
    });

  test.each(["EACH_USER", "OVERALL"] as const)(
    "is not reached by usage that moves while a merge has what it adds and not yet what it takes away, %s",
    async (scope) => {
      for (const period of ["DAY", "WEEK"] as const) await watch(pool, { scope, period, limit: 2_000, levels: [100] });
      await use("1", "2026-11-20");
      await mergeDeltas(pool);
      await correct(`e${number}`, { model: "another" });
      const client = await pool.connect();
      expect(await mergeSome(client, 1, [CROSSINGS_TARGET])).toBe(1);
      const { rows } = await client.query(
        "select sum(total_tokens)::int as merged from usage_user_counters where period = 'day'",
      );
      expect(rows).toEqual([{ merged: 2_400 }]);
      expect(await mergeSome(client, 1, [CROSSINGS_TARGET])).toBe(1);
      client.release();
      expect(await crossings(pool)).toEqual([]);
    },
  );

  test("is told once, also when usage falls below it and reaches it again", async () => {
    const id = await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100] });
    for (const userId of ["1", "2", "1"]) {
      if ((await crossings(pool)).length === 0) await use(userId, "2026-11-20");
      else await correct(`e${number}`, { userId });
      await mergeDeltas(pool, { more: [CROSSINGS_TARGET] });
    }
    expect(await crossings(pool)).toEqual([`${id} 1 2026-11-20 100`, `${id} 2 2026-11-20 100`]);
  });
});

describe("evaluating", () => {
  const evaluate = async (ids: readonly number[] | null) => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      const added = await evaluateThresholds(client, ids, new Date("2026-11-20T02:00:00Z"));
      await client.query("commit");
      return added;
    } finally {
      client.release();
    }
  };

  test.each(["DAY", "WEEK", "MONTH"] as const)("tells what a running %s has reached, merged or not", async (period) => {
    await use("1", "2026-11-20");
    await use("1", "2026-10-31");
    await mergeDeltas(pool);
    await use("1", "2026-11-20");
    const limits = { period, limit: 2_400, levels: [100] };
    const ids = [
      await watch(pool, limits),
      await watch(pool, { ...limits, scope: "USER", subject: "2" }),
      await watch(pool, { ...limits, scope: "OVERALL" }),
      await watch(pool, { ...limits, scope: "MODEL", subject: "gemini-2.5-flash" }),
    ];
    expect(await evaluate(ids.slice(0, 1))).toBe(1);
    expect(await evaluate(ids)).toBe(2);
    expect(await evaluate(null)).toBe(0);
  });

  test("tells another limit anew, and the same limit not", async () => {
    const id = await watch(pool, { meter: "REQUESTS", limit: 2, levels: [100] });
    await use("1", "2026-11-20");
    await use("1", "2026-11-20");
    expect(await evaluate([id])).toBe(1);
    await pool.query("update usage_thresholds set limit_amount = 1 where id = $1", [id]);
    expect(await evaluate([id])).toBe(1);
    expect(await evaluate([id])).toBe(0);
  });

  test("an app user's own threshold that is gone asks the one for each again", async () => {
    const each = await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100] });
    const own = await watch(pool, { scope: "USER", subject: "1", meter: "REQUESTS", limit: 9 });
    await use("1", "2026-11-20");
    expect(await evaluate([each, own])).toBe(0);
    await pool.query("update usage_thresholds set deleted_at = now() where id = $1", [own]);
    expect(await evaluate([each])).toBe(1);
    expect(await crossings(pool)).toEqual([`${each} 1 2026-11-20 100`]);
  });

  test("happens by itself when days become those of another zone", async () => {
    const id = await watch(pool, { meter: "REQUESTS", limit: 2, levels: [100] });
    const at = new Date("2026-11-20T02:00:00Z");
    await use("1", "2026-11-19", { createdAt: new Date("2026-11-19T23:30:00Z") });
    await use("1", "2026-11-20", { createdAt: new Date("2026-11-20T00:30:00Z") });
    await mergeDeltas(pool, { more: [CROSSINGS_TARGET] });
    expect(await evaluateWhenPeriodsChange(pool, at)).toBe(0);
    await pool.query(
      `insert into settings (key, value) values ('reportingTimezone', '"Asia/Seoul"')
       on conflict (key) do update set value = excluded.value`,
    );
    await recountPeriods(pool);
    const replicas = await Promise.all([1, 2].map(() => evaluateWhenPeriodsChange(pool, at)));
    expect(new Set(replicas)).toEqual(new Set([0, 1]));
    expect(await crossings(pool)).toEqual([`${id} 1 2026-11-20 100`]);
    expect(await evaluateWhenPeriodsChange(pool, at)).toBe(0);
  });

  test("happens by itself when weeks begin with another day", async () => {
    const id = await watch(pool, { meter: "REQUESTS", period: "WEEK", limit: 2, levels: [100] });
    const at = new Date("2026-11-17T12:00:00Z");
    await use("1", "2026-11-15");
    await use("1", "2026-11-16");
    expect(await evaluateWhenPeriodsChange(pool, at)).toBe(0);
    await pool.query("insert into settings (key, value) values ('weekStart', '7')");
    expect(await evaluateWhenPeriodsChange(pool, at)).toBe(1);
    expect(await crossings(pool)).toEqual([`${id} 1 2026-11-15 100`]);
  });
});
