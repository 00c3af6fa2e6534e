import type { EntityManager } from "@mikro-orm/postgresql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Grain, Meter, UsageDimension } from "../../src/analytics/domain/question-words.js";
import { usageCrosstab } from "../../src/analytics/usage-crosstab.query.js";
import { usageSeries } from "../../src/analytics/usage-series.query.js";
import { type Ask, openQuestions } from "./asking.js";
import { plantUsage } from "./planted-usage.js";

const FILTER = { range: { preset: "2026-11-20..2026-11-20" }, timezone: "UTC" };

let em: EntityManager;
let question: Ask;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ em, question, close } = await openQuestions());
  await plantUsage(
    em,
    ["OTHER", "OTHER", "OTHER", "summary", "summary", "tags"].map((feature, hour) => ({
      at: `2026-11-20T0${hour}:00:00Z`,
      feature,
    })),
  );
});

afterAll(() => close());

const LARGEST_AND_REST = [
  { key: "OTHER", requests: 3, memberCount: null },
  { key: "OTHER", requests: 3, memberCount: 2 },
];

test("a feature called OTHER is a line of its own, and only the rest has members", async () => {
  const { series } = await question(FILTER, (asked) =>
    usageSeries(asked, { meter: Meter.REQUESTS, groupBy: UsageDimension.FEATURE, grain: Grain.DAY, top: 1 }),
  );
  expect(series).toMatchObject(LARGEST_AND_REST);
});

test("so it is in a crosstab", async () => {
  const { rows } = await question(FILTER, (asked) =>
    usageCrosstab(asked, {
      meter: Meter.REQUESTS,
      rows: UsageDimension.FEATURE,
      columns: UsageDimension.MODEL,
      topRows: 1,
      topColumns: 1,
    }),
  );
  expect(rows).toMatchObject(LARGEST_AND_REST);
});
