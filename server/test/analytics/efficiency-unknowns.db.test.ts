import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Role } from "../../src/access/permission.js";
import { UsageDimension } from "../../src/analytics/domain/question-words.js";
import { usageDurations } from "../../src/analytics/patterns/usage-durations.query.js";
import { usageEfficiency } from "../../src/analytics/patterns/usage-efficiency.query.js";
import { type Ask, memberWith, openQuestions } from "./asking.js";
import { plantUsage, type PlantedRequest } from "./planted-usage.js";

const TODAY = { range: { preset: "today" }, timezone: "UTC" };
const at = "2026-11-23T01:00:00Z";

/** A feature for each way of not knowing. */
const PLANTED: readonly PlantedRequest[] = [
  { at, feature: "failed", status: "error", cost: 5_000_000_000, durationMs: 7 },
  { at, feature: "dear", status: "error", cost: 3_000_000_000 },
  { at, feature: "dear", status: "cancelled", cost: 1_000_000_000 },
  { at, feature: "dear", status: "ok", cost: 2_000_000_000 },
  { at, feature: "dear", status: "ok", cost: 2_000_000_000 },
  { at, feature: "unpriced", cost: null, noteId: "a" },
  { at, feature: "half", cost: null, noteId: "a" },
  { at, feature: "half", cost: 4_000_000_000, noteId: "b", userId: 2 },
  { at, feature: "half", cost: null, userId: 3 },
  { at, feature: "nobody", userId: null },
  { at, feature: "uncounted", inputTokens: null, cachedInputTokens: null, outputTokens: null, durationMs: 40 },
  { at, feature: "instant", durationMs: 0, outputTokens: 9 },
  { at, feature: "noted", noteId: "a", cost: 4_000_000_000 },
  { at, feature: "noted", noteId: "a", cost: 2_000_000_000 },
  { at, feature: "noted", noteId: null, cost: 9_000_000_000 },
  { at, feature: "noted", noteId: "a", cost: 1_000_000_000, projectId: 2 },
  ...[1, 2, 3, 4].map((userId) => ({ at, feature: "four", userId })),
  ...[1, 2, 3, 4, 5].map((userId) => ({ at, feature: "five", userId })),
];

let question: Ask;
let close: () => Promise<void>;

beforeAll(async () => {
  const opened = await openQuestions();
  ({ question, close } = opened);
  await plantUsage(opened.em, PLANTED);
});

afterAll(() => close());

async function rowOf(feature: string, role = Role.ADMIN) {
  const { rows } = await question(
    TODAY,
    (asked) => usageEfficiency(asked, { groupBy: UsageDimension.FEATURE }),
    memberWith(role),
  );
  return rows.find(({ key }) => key === feature);
}

describe("what is not known is null", () => {
  test.each([
    { feature: "failed", name: "cost of a success, where all failed", known: { costPerSuccessfulRequest: null } },
    { feature: "unpriced", name: "cost of a success without a price", known: { costPerSuccessfulRequest: null } },
    { feature: "unpriced", name: "cost of an app user without a price", known: { costPerActiveUser: null } },
    { feature: "unpriced", name: "cost of a note without a price", known: { costPerNote: null } },
    { feature: "nobody", name: "cost of an app user, where there is none", known: { costPerActiveUser: null } },
    { feature: "dear", name: "cost of a note, where there is none", known: { costPerNote: null } },
    { feature: "uncounted", name: "cache hits without input", known: { cacheHitShare: null } },
    { feature: "uncounted", name: "speed without output", known: { outputTokensPerSecond: null, durationP50Ms: 40 } },
    { feature: "instant", name: "speed in no time", known: { outputTokensPerSecond: null, durationP95Ms: 0 } },
    {
      feature: "dear",
      name: "a duration that nobody measured",
      known: { durationP50Ms: null, durationP95Ms: null, outputTokensPerSecond: null, durationRequests: 0 },
    },
    { feature: "failed", name: "how long success takes, where all failed", known: { durationP50Ms: null } },
  ])("$name ($feature)", async ({ feature, known }) => {
    expect(await rowOf(feature)).toMatchObject(known);
  });

  test("without any usage there is a total of nothing", async () => {
    const filter = { range: { preset: "2021-01-01..2021-01-02" }, timezone: "UTC" };
    const answer = await question(filter, (asked) => usageEfficiency(asked, { groupBy: UsageDimension.MODEL }));
    expect(answer.rows).toEqual([]);
    expect(answer.total).toEqual({
      key: "TOTAL",
      label: "TOTAL",
      requests: 0,
      successfulRequests: 0,
      unpricedRequests: 0,
      cost: "0",
      costPerSuccessfulRequest: null,
      costPerActiveUser: null,
      costPerNote: null,
      cacheHitShare: null,
      durationP50Ms: null,
      durationP95Ms: null,
      outputTokensPerSecond: null,
      durationRequests: 0,
    });
    expect(await question(filter, (asked) => usageDurations(asked))).toEqual([]);
  });
});

describe("what is known", () => {
  test("requests that failed and were billed make success dearer", async () => {
    expect(await rowOf("dear")).toMatchObject({
      cost: "0.008",
      successfulRequests: 2,
      costPerSuccessfulRequest: "0.004",
    });
  });

  test("what has no price is neither added nor divided by", async () => {
    expect(await rowOf("half")).toMatchObject({
      requests: 3,
      unpricedRequests: 2,
      costPerSuccessfulRequest: "0.004",
      costPerActiveUser: "0.004",
      costPerNote: "0.004",
    });
  });

  test("a note costs what its own requests cost, and a name in two projects is two notes", async () => {
    expect(await rowOf("noted")).toMatchObject({ costPerNote: "0.0035" });
  });
});

describe("cost of an app user", () => {
  test.each([
    { feature: "four", role: Role.ANALYST, told: null },
    { feature: "five", role: Role.ANALYST, told: "0.001" },
    { feature: "four", role: Role.ADMIN, told: "0.001" },
  ])("of the group $feature is $told to $role", async ({ feature, role, told }) => {
    expect((await rowOf(feature, role))?.costPerActiveUser).toBe(told);
  });
});
