import { pico } from "@tokenledger/model/money";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { tellAlerts } from "../../src/alerts/deliveries/telling/tell-alerts.js";
import { CrossingsFinder } from "../../src/thresholds/crossings-finder.js";
import { CROSSINGS_TARGETS } from "../../src/thresholds/crossings-targets.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
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

/** Of thresholds in the order in which they were made. */
const NUMBERED = `(select *, dense_rank() over (order by threshold_id) as threshold from usage_alerts) as a`;

async function openLevels(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ open: string }>(
    `select concat_ws(' ', threshold, level) as open from ${NUMBERED} where status = 'OPEN' order by threshold, level`,
  );
  return rows.map(({ open }) => open);
}

/** As `threshold level version acts`. */
async function superseded(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ was: string }>(
    `select concat_ws(' ', threshold, level, version, (
       select count(*) from usage_alert_acts where alert_id = a.id and act = 'SUPERSEDED')) as was
     from ${NUMBERED} where resolution = 'SUPERSEDED' and resolved_at is not null order by threshold, level`,
  );
  return rows.map(({ was }) => was);
}

const looks = [
  ["a merge", () => mergeDeltas(pool, { more: CROSSINGS_TARGETS })],
  ["a look at what waits", () => new CrossingsFinder(pool).find()],
] as const;

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

  test("leaves only the highest level open, at once, also of those that were found before", async () => {
    await watch(pool, { limit: 2_400, levels: [50, 80, 100] });
    await watch(pool, { limit: 2_400, levels: [40, 45, 50] });
    await use("1", "2026-11-20");
    await look();
    expect(await openLevels()).toEqual(["1 50", "2 50"]);
    await use("1", "2026-11-20");
    await look();
    expect(await openLevels()).toEqual(["1 100", "2 50"]);
    expect(await superseded()).toEqual(["1 50 2 1", "1 80 1 1", "2 40 1 1", "2 45 1 1"]);
  });

  test("leaves a level that somebody holds to who tells, and waits for nobody", async () => {
    await watch(pool, { limit: 2_400, levels: [50, 100] });
    await use("1", "2026-11-20");
    await look();
    const holder = await pool.connect();
    try {
      await holder.query("begin; select from usage_alerts for update");
      await use("1", "2026-11-20");
      await look();
      expect(await openLevels()).toEqual(["1 50", "1 100"]);
    } finally {
      await holder.query("rollback");
      holder.release();
    }
    await tellAlerts(pool);
    expect(await openLevels()).toEqual(["1 100"]);
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
