import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openRecostDesk } from "./open-recost-desk.js";
import type { Product } from "./start-product.js";

let desk: Awaited<ReturnType<typeof openRecostDesk>>;
let product: Product;

beforeAll(async () => {
  desk = await openRecostDesk();
  ({ product } = desk);
}, 60_000);

afterAll(() => desk.stop());

beforeEach(() => desk.reset());

describe("of a month whose raw rows are archived", () => {
  const archived = async () => {
    const sums = await sumsOf();
    await product.sql.query("drop table token_usage_2026_10");
    return sums;
  };
  const OCTOBER = { range: { from: "2026-10-01T00:00:00Z", to: "2026-11-01T00:00:00Z" } };
  const at = (time: string) => ({ time: `2026-10-${time}Z` });
  const sumsOf = async () => {
    const of = async (table: string, key: string) =>
      (
        await product.sql.query(
          `select ${key}, sum(requests)::text as requests, sum(unpriced_requests)::text as unpriced, sum(cost)::text as cost
           from ${table} group by ${key} order by ${key}`,
        )
      ).rows;
    const counters = await product.sql.query(
      `select period, period_start::text, user_id, sum(cost)::text as cost from usage_by_user_period
       group by 1, 2, 3 having sum(requests) > 0 order by 1, 2, 3`,
    );
    return [
      await of("token_usage_stats", "bucket_start"),
      await of("token_usage_by_user", "bucket_start"),
      counters.rows,
    ];
  };

  test("sums are priced anew where they tell it, and given back", async () => {
    await desk.record([
      at("05T01:00:00"),
      { ...at("05T01:01:00"), userId: "jisoo" },
      { ...at("05T01:02:00"), userId: null },
    ]);
    const before = await archived();
    await desk.setPrice(1_000_000n, 4_000_000n);
    expect(await desk.preview(OCTOBER)).toMatchObject({
      requests: 3,
      archivedRequests: 3,
      leftAsIsRequests: 0,
      unpricedBefore: 3,
      unpricedAfter: 0,
      newlyPriced: 3,
      costAfter: "0.0042",
      byDay: [{ key: "2026-10-05", requests: 3, changedRequests: 3 }],
    });
    const id = await desk.apply(OCTOBER);
    expect(await desk.until(id, "DONE")).toMatchObject({ changedRequests: 3, costAfter: "0.0042", requestsDone: 3 });
    const [stats, byUser, counters] = await sumsOf();
    expect(stats).toMatchObject([{ requests: "3", unpriced: "0", cost: "4200000000" }]);
    expect(byUser).toEqual(stats);
    expect(counters?.map(({ cost }) => cost)).toEqual(["1400000000", "1400000000", "1400000000", "1400000000"]);
    await desk.act("undoRecost", id);
    expect(await desk.until(id, "UNDONE")).toMatchObject({ error: null });
    expect(await sumsOf()).toEqual(before);
  });

  test.each([
    {
      why: "a context tier would have to be known of each request",
      price: () => desk.setPrice(1n, 1n, { tiers: [{ above: 200_000, rate: "2" }] }),
      events: [at("05T01:00:00"), at("05T01:01:00")],
    },
    {
      why: "the price changes within the bucket",
      price: () => desk.setPrice(1n, 1n, { from: "2026-10-05T01:05:00Z" }),
      events: [at("05T01:00:00"), at("05T01:06:00")],
    },
  ])("sums stay as they are when $why", async ({ price, events }) => {
    await desk.record(events);
    const before = await archived();
    await price();
    expect(await desk.preview(OCTOBER)).toMatchObject({ archivedRequests: 0, leftAsIsRequests: 2, difference: "0" });
    await desk.until(await desk.apply(OCTOBER), "DONE");
    expect(await sumsOf()).toEqual(before);
  });

  test("one request by itself tells its context tier", async () => {
    await desk.record([{ ...at("05T01:00:00"), inputTokens: 300_000, outputTokens: 0 }]);
    await archived();
    await desk.setPrice(1n, 1n, { tiers: [{ above: 200_000, rate: "2" }] });
    expect(await desk.preview(OCTOBER)).toMatchObject({ archivedRequests: 1, costAfter: "0.0000006" });
  });

  test.each([
    { of: "rows", archive: async (isSecond: boolean) => void (isSecond && (await archived())) },
    { of: "sums", archive: async (isSecond: boolean) => void (!isSecond && (await archived())) },
  ])("what a later re-cost gave $of stays when the former is undone after they were archived", async ({ archive }) => {
    await desk.record([at("05T01:00:00"), at("06T01:00:00")]);
    await desk.setPrice(1_000_000n, 4_000_000n);
    const former = await desk.apply(OCTOBER);
    await desk.until(former, "DONE");
    await archive(false);
    await desk.setPrice(2_000_000n, 8_000_000n);
    await desk.until(await desk.apply(OCTOBER), "DONE");
    await archive(true);
    const after = await sumsOf();
    await desk.act("undoRecost", former);
    expect(await desk.until(former, "UNDONE")).toMatchObject({
      error: expect.stringMatching(/corrected or re-costed later or are gone: 2\.$/),
    });
    expect(await sumsOf()).toEqual(after);
  });

  test("rows that were archived after a re-cost are undone in their sums", async () => {
    await desk.record([at("05T01:00:00"), at("06T01:00:00")]);
    const before = await sumsOf();
    await desk.setPrice(1_000_000n, 4_000_000n);
    const id = await desk.apply(OCTOBER);
    await desk.until(id, "DONE");
    await product.sql.query("drop table token_usage_2026_10");
    await desk.act("undoRecost", id);
    expect(await desk.until(id, "UNDONE")).toMatchObject({ error: null });
    expect(await sumsOf()).toEqual(before);
  });
});
