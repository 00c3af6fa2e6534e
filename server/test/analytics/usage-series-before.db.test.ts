import type { EntityManager } from "@mikro-orm/postgresql";
import { parseUsd } from "@tokenledger/model/money";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Compare, Grain, Meter, UsageDimension } from "../../src/analytics/domain/question-words.js";
import { type SeriesRequest, usageSeries } from "../../src/analytics/usage-series.query.js";
import { usageTotals } from "../../src/analytics/usage-totals.query.js";
import type { UsageFilterRequest } from "../../src/analytics/question.js";
import { type Ask, openQuestions } from "./asking.js";
import { plantUsage } from "./planted-usage.js";

const USD = 1_000_000_000_000;

let question: Ask;
let close: () => Promise<void>;

beforeAll(async () => {
  let em: EntityManager;
  ({ em, question, close } = await openQuestions());
  await plantUsage(em, [
    { at: "2026-11-16T01:00:00Z", cost: USD },
    { at: "2026-11-16T06:00:00Z", cost: 2 * USD }, // after the elapsed part
    { at: "2026-11-15T10:00:00Z", cost: 4 * USD, model: "b" },
    { at: "2026-11-14T10:00:00Z", cost: null },
    { at: "2026-11-23T01:00:00Z", cost: 8 * USD },
    { at: "2026-11-01T05:30:00Z", cost: 16 * USD },
    { at: "2026-11-01T06:30:00Z", cost: 32 * USD },
  ]);
});

afterAll(() => close());

function series(filter: UsageFilterRequest, request: Partial<SeriesRequest>) {
  const usual = { meter: Meter.COST, groupBy: UsageDimension.NONE, grain: Grain.DAY, top: 6 };
  return question(filter, (asked) => usageSeries(asked, { ...usual, compare: Compare.PREV, ...request }));
}

describe("a series with the period it is compared with", () => {
  test("tells what the period before came to, bucket by bucket, and null for what is yet to come or unknown", async () => {
    const { previous, previousRange } = await series(
      { range: { preset: "2026-11-21..2026-11-25" }, timezone: "UTC" },
      { compare: Compare.WEEK },
    );
    expect(previous).toEqual([null, "4", "1", null, null]);
    expect(previousRange?.from).toEqual(new Date("2026-11-14T00:00:00Z"));
  });

  test("adds up to what totals tell of that period", async () => {
    const filter = { range: { preset: "mtd" }, timezone: "Asia/Seoul", excludeModels: ["b"] };
    const { previous } = await series(filter, { compare: Compare.WEEK });
    const totals = await question(filter, (asked) => usageTotals(asked, Compare.WEEK));
    const sum = (previous ?? []).reduce((all, value) => all + parseUsd(value ?? "0"), 0n);
    expect(sum).toBe(parseUsd(totals.previous?.cost ?? ""));
  });

  test("both showings of an hour meet the same hour of the day after", async () => {
    const filter = { range: { preset: "2026-11-02..2026-11-02" }, timezone: "America/New_York" };
    const { previous } = await series(filter, { grain: Grain.HOUR });
    expect(previous?.slice(0, 3)).toEqual(["0", "48", "0"]);
  });

  test("of everything, whatever its lines are grouped by", async () => {
    const filter = { range: { preset: "2026-11-22..2026-11-22" }, timezone: "UTC" };
    const grouped = await series(filter, { compare: Compare.WEEK, groupBy: UsageDimension.MODEL, top: 1 });
    expect(grouped.previous).toEqual(["4"]);
  });

  test("is not told without being asked for", async () => {
    const { previous, previousRange } = await series(
      { range: { preset: "today" }, timezone: "UTC" },
      { compare: Compare.OFF },
    );
    expect({ previous, previousRange }).toEqual({ previous: null, previousRange: null });
  });
});
