import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CROSSINGS_TARGETS } from "../../src/thresholds/crossings-targets.js";
import { evaluateThresholds } from "../../src/thresholds/evaluate-thresholds.js";
import { evaluateWhenPeriodsChange } from "../../src/thresholds/evaluate-when-periods-change.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { recountPeriods } from "../../src/usage/recount-periods.js";
import { CrossingsDesk } from "./crossings-desk.js";
import { crossings, watch } from "./watch.js";

let desk: CrossingsDesk;
let pool: CrossingsDesk["pool"];
let use: CrossingsDesk["use"];

beforeAll(async () => {
  desk = await CrossingsDesk.open();
  ({ pool, use } = desk);
});

afterAll(() => desk.close());

beforeEach(() => desk.clear());

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
    await mergeDeltas(pool, { more: CROSSINGS_TARGETS });
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
