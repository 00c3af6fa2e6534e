import type { EntityManager } from "@mikro-orm/postgresql";
import { parseUsd } from "@tokenledger/model/money";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AnswerCache } from "../../src/analytics/answers/answer-cache.js";
import { Grain, Meter, UsageDimension } from "../../src/analytics/domain/question-words.js";
import { usageAnomalies } from "../../src/analytics/patterns/usage-anomalies.query.js";
import type { UsageFilterRequest } from "../../src/analytics/question.js";
import { buildSpans } from "../../src/usage/spans/build-spans.js";
import { ledgerWriters } from "../usage/ledger-writers.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { type Ask, NOW, openQuestions } from "./asking.js";
import { plantUsage, type PlantedRequest } from "./planted-usage.js";
import { pick, seededRandom } from "./random-usage.js";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A hundred days before they are asked about, in the middle of a night of UTC. */
const FIRST = Date.parse("2026-08-15T00:00:00Z");
/** A Wednesday, 14:00 in UTC and 23:00 in Seoul. */
const SPIKE_AT = "2026-11-18T14:00:00Z";
const MONTH = { range: { preset: "30d" }, timezone: "UTC" };
const { USER, MODEL } = UsageDimension;

let em: EntityManager;
let question: Ask;
let databaseUrl: string;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ em, question, databaseUrl, close } = await openQuestions());
  await plantUsage(em, [...usualDays(), ...outOfHand()]);
});

afterAll(() => close());

/** Twenty app users at work every hour of weekdays, a few at weekends. */
function usualDays(): PlantedRequest[] {
  const random = seededRandom(11);
  return Array.from({ length: 100 }, (_, day) => FIRST + day * DAY_MS).flatMap((midnight) => {
    const isWeekend = [0, 6].includes(new Date(midnight).getUTCDay());
    return Array.from({ length: isWeekend ? 40 : 200 }, (_, at) => ({
      at: new Date(midnight + (8 + (Math.floor(at / 20) % 10)) * HOUR_MS + Math.floor(random() * HOUR_MS)).toJSON(),
      userId: 1 + (at % 20),
      keyId: pick(random, [1, 3]),
      feature: pick(random, ["summary", "tag"]),
      model: random() < 0.2 ? "gemini-2.5-pro" : "gemini-2.5-flash",
      cost: 15_000_000_000 + Math.floor(random() * 10_000_000_000),
    }));
  });
}

/** One app user with one model, for half an hour. */
function outOfHand(): PlantedRequest[] {
  return Array.from({ length: 400 }, (_, at) => ({
    at: new Date(Date.parse(SPIKE_AT) + at * 4_000).toJSON(),
    userId: 7,
    model: "gemini-2.5-pro",
    cost: 30_000_000_000,
  }));
}

function anomalies(filter: UsageFilterRequest, meter = Meter.COST, kept: AnswerCache | null = null) {
  return question(filter, (asked) => usageAnomalies({ ...asked, kept }, meter));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[3] ?? 0) + (sorted[4] ?? 0)) / 2;
}

describe("a spike of one app user with one model", () => {
  test.each([
    { timezone: "UTC", start: "2026-11-18T00:00:00Z" },
    { timezone: "Asia/Seoul", start: "2026-11-17T15:00:00Z" },
    { timezone: "America/New_York", start: "2026-11-18T05:00:00Z" },
  ])("is the only day told in $timezone, and they are what explains it", async ({ timezone, start }) => {
    const [found, ...others] = await anomalies({ ...MONTH, timezone });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ start: new Date(start), grain: Grain.DAY });
    expect(found?.contributors.slice(0, 2).map(({ dimension, key, label }) => [dimension, key, label])).toEqual([
      [USER, "7", "sparrow-7"],
      [MODEL, "gemini-2.5-pro", "gemini-2.5-pro"],
    ]);
    expect(found?.contributors.length).toBeLessThanOrEqual(5);
  });

  test("its amounts are those of raw rows, and what is expected their median on eight Wednesdays", async () => {
    const [found] = await anomalies(MONTH, Meter.REQUESTS);
    const rows: { requests: number; own: number }[] = await em.execute(`
      select count(*)::int as requests, (count(*) filter (where user_id = 7))::int as own
      from token_usage where created_at >= '2026-09-23Z' and created_at < '2026-11-19Z'
        and extract(isodow from created_at at time zone 'UTC') = 3
      group by date_trunc('day', created_at at time zone 'UTC') order by date_trunc('day', created_at at time zone 'UTC')`);
    expect(rows).toHaveLength(9);
    const [last, before] = [rows.at(-1), rows.slice(0, -1)];
    const expected = median(before.map(({ requests }) => requests));
    expect(found).toMatchObject({ value: String(last?.requests), expected: String(expected) });
    const own = median(before.map(({ own: requests }) => requests));
    expect(found?.contributors[0]).toEqual({
      dimension: USER,
      key: "7",
      label: "sparrow-7",
      value: String(last?.own),
      expected: String(own),
      excess: String(Number(last?.own) - own),
    });
  });

  test("is told by the hour in a range of three days", async () => {
    const found = await anomalies({ range: { preset: "2026-11-17..2026-11-19" }, timezone: "UTC" });
    const hour = { grain: Grain.HOUR, start: new Date(SPIKE_AT), end: new Date("2026-11-18T15:00:00Z") };
    expect(found).toMatchObject([hour]);
    expect(found[0]?.contributors.slice(0, 2)).toMatchObject([{ key: "7" }, { key: "gemini-2.5-pro" }]);
  });

  test("is not there without that app user, and is all that the filter of them shows", async () => {
    expect(await anomalies({ ...MONTH, excludeUserIds: ["7"] })).toEqual([]);
    const [own] = await anomalies({ ...MONTH, userIds: ["7"] });
    expect(own?.contributors.map(({ dimension }) => dimension)).not.toContain(USER);
    expect(own?.contributors[0]).toMatchObject({ dimension: MODEL, key: "gemini-2.5-pro" });
    expect(parseUsd(own?.value ?? "")).toBeGreaterThan(parseUsd("12"));
  });

  test("is unknown to a key of another project", async () => {
    const viewer = { kind: "API_KEY", keyId: 2, projectId: 2, name: "", requestsPerMinute: null } as const;
    const scoped = { ...viewer, scopes: ["read" as const], permissions: [] };
    expect(await question(MONTH, (asked) => usageAnomalies(asked, Meter.COST), scoped)).toEqual([]);
  });
});

test.each(Object.values(Meter))(
  "%s without the spike is never unusual, weekends and this running day included",
  async (meter) => {
    expect(await anomalies({ ...MONTH, excludeUserIds: ["7"] }, meter)).toEqual([]);
    const days = { range: { preset: "2026-11-21..2026-11-23" }, timezone: "UTC" };
    expect(await anomalies(days, meter)).toEqual([]);
  },
);

test("weeks before the first usage are not zeros to compare with", async () => {
  const early = { range: { preset: "2026-08-15..2026-09-11" }, timezone: "UTC" };
  expect(await anomalies(early)).toEqual([]);
});

test("what explains is the same where days of app users are added up already", async () => {
  const everyMeter = async () => {
    const found = [];
    for (const meter of Object.values(Meter)) found.push(await anomalies(MONTH, meter));
    return found;
  };
  const before = await everyMeter();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, pipeline: true, options: "-c timezone=UTC" });
  try {
    expect(await buildSpans(pool, NOW)).toBeGreaterThan(0);
  } finally {
    await pool.end();
  }
  expect(await everyMeter()).toEqual(before);
  expect(before.flat().flatMap(({ contributors }) => contributors.map(({ dimension }) => dimension))).toContain(USER);
});

test("what explains a day is kept until something of it, or of what it is compared with, changes", async () => {
  const kept = new AnswerCache(1_048_576);
  const first = await anomalies(MONTH, Meter.REQUESTS, kept);
  expect(await anomalies(MONTH, Meter.REQUESTS, kept)).toEqual(first);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, pipeline: true, options: "-c timezone=UTC" });
  try {
    const { recorder } = ledgerWriters(pool);
    const late = (day: string, count: number) =>
      Array.from({ length: count }, (_, at) =>
        sampleUsage(`late-${day}-${at}`, { createdAt: new Date(`${day}T09:00:00Z`), model: "late-model" }),
      );
    for (const [day, count] of [
      ["2026-11-18", 500],
      ["2026-11-11", 150],
    ] as const) {
      const before = await anomalies(MONTH, Meter.REQUESTS, kept);
      await recorder.record(late(day, count));
      const now = await anomalies(MONTH, Meter.REQUESTS, kept);
      expect(now).toEqual(await anomalies(MONTH, Meter.REQUESTS));
      expect(now).not.toEqual(before);
    }
  } finally {
    await pool.end();
  }
});
