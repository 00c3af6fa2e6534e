import { expect, test } from "vitest";
import { createFormat } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import { measuredLine } from "./measured-line";

/** The key with its values, so that a test sees what the words are given. */
const t: Translate = (key, values) => `${key} ${JSON.stringify(values)}`;
const words = { t, format: createFormat("en", "UTC") };
const APPLIED = {
  measure: "COST_PER_SUCCESS",
  expectedLow: "18",
  expectedHigh: "18",
  knownFrom: "2026-11-10T00:00:00.000Z",
  isPending: false,
  after7Days: null,
  after30Days: null,
} as const;
const WEEK = {
  range: { from: "2026-11-03T00:00:00.000Z", to: "2026-11-10T00:00:00.000Z", timezone: "UTC" },
  requests: 1204,
  saved: "15.2",
  expectedLow: "18",
  expectedHigh: "20",
};
const BEFORE = Date.parse("2026-11-05T00:00:00.000Z");
const AFTER = Date.parse("2026-11-20T00:00:00.000Z");

test("before seven days are over it says from when it will be known", () => {
  const line = measuredLine(APPLIED, BEFORE, words);
  expect(line).toContain("savings.measured.later");
  expect(line).toContain('"expected":"−$18.00","date":"Nov 10, 2026"');
});

test("afterwards, with too few requests, it says that they tell nothing", () => {
  expect(measuredLine(APPLIED, AFTER, words)).toContain("savings.measured.tooFew");
});

test("while it is measured it says so, and nothing of too few requests", () => {
  expect(measuredLine({ ...APPLIED, isPending: true }, AFTER, words)).toContain("savings.measured.pending");
});

test("what was measured stands beside what was expected of as much traffic", () => {
  const line = measuredLine({ ...APPLIED, after7Days: WEEK }, AFTER, words);
  expect(line).toContain("savings.measured.7d");
  expect(line).toContain('"expected":"−$18.00 – −$20.00","measured":"−$15.20"');
});

test("30 days come before seven", () => {
  const month = { ...WEEK, saved: "-2" };
  const line = measuredLine({ ...APPLIED, after7Days: WEEK, after30Days: month }, AFTER, words);
  expect(line).toContain("savings.measured.30d");
  expect(line).toContain('"measured":"+$2.00"');
});
