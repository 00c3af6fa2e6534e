import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { parseUsd } from "@tokenledger/model/money";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { permissionsOfRole, Role } from "../../src/access/permission.js";
import { BreakdownSort, Compare, Grain, Meter, UsageDimension } from "../../src/analytics/domain/question-words.js";
import { ask, type Question, type UsageFilterRequest } from "../../src/analytics/question.js";
import {
  type BreakdownRequest,
  usageBreakdown,
  type UsageBreakdownAnswer,
} from "../../src/analytics/usage-breakdown.query.js";
import { usageSeries } from "../../src/analytics/usage-series.query.js";
import { usageTotals } from "../../src/analytics/usage-totals.query.js";
import { createOrm } from "../../src/app/orm.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import {
  fillRandomUsage,
  KEY_OF_SUMS,
  pick,
  type Random,
  randomTime,
  rollUpDays,
  seededRandom,
} from "./random-usage.js";

const NOW = new Date("2026-11-23T05:07:00Z");
const KEY = KEY_OF_SUMS.replaceAll("$row", "token_usage");
/** Of questions, and of the days that sums are kept of at that time. */
const ZONES = [
  { timezone: "Asia/Seoul", dayZone: "Asia/Seoul" },
  { timezone: "UTC", dayZone: "America/Havana" },
  { timezone: "America/New_York", dayZone: "America/New_York" },
  { timezone: "Asia/Kathmandu", dayZone: "Asia/Kathmandu" },
  // The same days under another name, and others from the autumn on.
  { timezone: "Asia/Tokyo", dayZone: "Asia/Seoul" },
  { timezone: "Europe/London", dayZone: "UTC" },
  { timezone: "Australia/Lord_Howe", dayZone: "Australia/Lord_Howe" },
];

let database: TestDatabase;
let orm: MikroORM;
let em: EntityManager;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm({ databaseUrl: database.url, poolSize: 2 });
  em = orm.em.fork();
  await fillRandomUsage(em, seededRandom(20_261_123), 6_000);
});

afterAll(async () => {
  await orm.close();
  await database.drop();
});

function question<Answer>(filter: UsageFilterRequest, answer: (question: Question) => Promise<Answer>) {
  const viewer = {
    kind: "MEMBER",
    memberId: 1,
    email: "a@b.c",
    name: "",
    role: Role.ADMIN,
    sessionId: "1",
    confirmedAt: new Date(0),
    hasPassword: true,
    permissions: permissionsOfRole(Role.ADMIN),
  } as const;
  return ask({ em, viewer, clock: () => NOW, http: null }, filter, answer);
}

interface RawCondition {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** The same question twice: as the API is asked, and as a person would write it in SQL. */
function randomCondition(random: Random): { filter: Partial<UsageFilterRequest>; raw: RawCondition } {
  const [models, users] = [
    ["gemini-2.5-pro", "house-model"],
    ["3", "7", "0"],
  ];
  return pick(random, [
    { filter: {}, raw: { sql: "true", params: [] } },
    { filter: { models }, raw: { sql: "model = any(?::text[])", params: [`{${models.join()}}`] } },
    { filter: { userIds: users }, raw: { sql: "coalesce(user_id, 0) in (3, 7, 0)", params: [] } },
    { filter: { excludeUserIds: ["5", "0"] }, raw: { sql: "user_id is not null and user_id <> 5", params: [] } },
    { filter: { apiKeyIds: ["2", "0"] }, raw: { sql: `coalesce(${KEY}, 0) in (2, 0)`, params: [] } },
    { filter: { apiKeyIds: ["3"] }, raw: { sql: `${KEY} = 3`, params: [] } },
    { filter: { excludeApiKeyIds: ["0", "1"] }, raw: { sql: `${KEY} <> 1`, params: [] } },
    {
      filter: { projectIds: ["2"], excludeFeatures: ["tag"] },
      raw: { sql: "project_id = 2 and feature <> 'tag'", params: [] },
    },
    {
      filter: { statuses: ["ERROR"], excludeProviders: ["google"] },
      raw: { sql: "status = 'error' and provider <> 'google'", params: [] },
    },
  ]);
}

function randomRange(random: Random): { from: Date; to: Date } {
  const [a, b] = [randomTime(random), randomTime(random)];
  if (a.getTime() === b.getTime()) return { from: a, to: new Date(a.getTime() + 1) };
  return a < b ? { from: a, to: b } : { from: b, to: a };
}

const RAW_SUMS = `
  count(*)::text as requests, count(*) filter (where status = 'error')::text as failed,
  coalesce(sum(input_tokens), 0)::text as input, coalesce(sum(cached_input_tokens), 0)::text as cached,
  coalesce(sum(output_tokens), 0)::text as output, coalesce(sum(total_tokens), 0)::text as total,
  coalesce(sum(cost), 0)::text as cost, count(*) filter (where cost_state = 'unpriced')::text as unpriced,
  count(*) filter (where usage_state = 'reported')::text as reported`;

interface Sums {
  requests: number;
  failedRequests: number;
  inputTokens: bigint;
  cachedInputTokens: bigint;
  outputTokens: bigint;
  totalTokens: bigint;
  cost: string;
  coverage: { unpricedRequests: number; reportedRequests: number };
}

function inRawWords(sums: Sums) {
  return {
    requests: String(sums.requests),
    failed: String(sums.failedRequests),
    input: String(sums.inputTokens),
    cached: String(sums.cachedInputTokens),
    output: String(sums.outputTokens),
    total: String(sums.totalTokens),
    cost: String(parseUsd(sums.cost)),
    unpriced: String(sums.coverage.unpricedRequests),
    reported: String(sums.coverage.reportedRequests),
  };
}

function sum(values: readonly string[]): bigint {
  return values.reduce((all, value) => all + parseUsd(value), 0n);
}

function placeOf(timezone: string): number {
  return ZONES.findIndex((zones) => zones.timezone === timezone);
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : 1;
}

describe.each(ZONES)("in $timezone while days are kept of $dayZone", ({ timezone, dayZone }) => {
  beforeAll(() => rollUpDays(em, dayZone));

  test("totals of any range and filter equal the sums of raw rows", async () => {
    const random = seededRandom(1 + placeOf(timezone));
    for (let round = 0; round < 40; round += 1) {
      const [range, { filter, raw }] = [randomRange(random), randomCondition(random)];
      const totals = await question({ range, timezone, ...filter }, (asked) => usageTotals(asked, Compare.OFF));
      const [expected] = await em.execute(
        `select ${RAW_SUMS}, count(distinct user_id)::text as users from token_usage
         where created_at >= ? and created_at < ? and ${raw.sql}`,
        [range.from, range.to, ...raw.params],
      );
      expect({ ...inRawWords(totals), users: String(totals.activeUsers) }).toEqual(expected);
    }
  });

  test.each([
    { grain: Grain.DAY, unit: "day", range: "2026-03-01..2026-03-31" },
    { grain: Grain.DAY, unit: "day", range: "2026-11-01..2026-11-30" },
    { grain: Grain.MONTH, unit: "month", range: "2026-01-01..2026-12-31" },
    { grain: Grain.WEEK, unit: "week", range: "2026-02-02..2026-11-29" },
  ])("buckets by $unit over $range equal raw rows cut by PostgreSQL's own calendar", async ({ grain, unit, range }) => {
    const series = await question({ range: { preset: range }, timezone }, (asked) =>
      usageSeries(asked, { meter: Meter.COST, groupBy: UsageDimension.NONE, grain, top: 6 }),
    );
    const rows: { label: string; cost: string }[] = await em.execute(
      `select to_char(date_trunc('${unit}', created_at at time zone ?), 'YYYY-MM-DD') as label,
         coalesce(sum(cost), 0)::text as cost
       from token_usage where created_at >= ? and created_at < ? group by 1`,
      [timezone, series.range.from, series.range.to],
    );
    const expected = new Map(rows.map(({ label, cost }) => [label, cost]));
    const actual = series.buckets.map(({ label }, slot) => [label, String(parseUsd(series.total[slot] ?? ""))]);
    expect(actual).toEqual(actual.map(([label]) => [label, expected.get(label ?? "") ?? "0"]));
    expect([...expected.keys()].filter((label) => !actual.some(([shown]) => shown === label))).toEqual([]);
  });

  test("hours across both clock changes equal raw rows between the same instants", async () => {
    for (const range of ["2026-03-07..2026-03-09", "2026-10-31..2026-11-02"]) {
      const series = await question({ range: { preset: range }, timezone }, (asked) =>
        usageSeries(asked, { meter: Meter.REQUESTS, groupBy: UsageDimension.MODEL, grain: Grain.HOUR, top: 2 }),
      );
      for (const [slot, { start, end }] of series.buckets.entries()) {
        const [row] = await em.execute(
          "select count(*)::text as requests from token_usage where created_at >= ? and created_at < ?",
          [start, end],
        );
        expect(series.total[slot]).toBe(row?.["requests"]);
      }
    }
  });

  test("lines of a series add up to its total, which is the sum of the range", async () => {
    const random = seededRandom(100 + placeOf(timezone));
    const { MODEL, USER, PROJECT, KEY: BY_KEY, STATUS } = UsageDimension;
    for (const groupBy of [MODEL, USER, PROJECT, BY_KEY, STATUS]) {
      const [range, { filter }] = [randomRange(random), randomCondition(random)];
      const request = { meter: Meter.COST, groupBy, grain: Grain.WEEK, top: 3 };
      const [series, totals] = await Promise.all([
        question({ range, timezone, ...filter }, (asked) => usageSeries(asked, request)),
        question({ range, timezone, ...filter }, (asked) => usageTotals(asked, Compare.OFF)),
      ]);
      expect(sum(series.series.map((line) => line.sum))).toBe(parseUsd(totals.cost));
      expect(sum(series.total)).toBe(parseUsd(totals.cost));
      for (const line of series.series) expect(sum(line.values)).toBe(parseUsd(line.sum));
    }
  });

  test.each([
    { groupBy: UsageDimension.MODEL, key: "model" },
    { groupBy: UsageDimension.USER, key: "coalesce(user_id, 0)::text" },
    { groupBy: UsageDimension.KEY, key: `coalesce(${KEY}, 0)::text` },
    { groupBy: UsageDimension.DAY, key: "to_char(created_at at time zone $zone, 'YYYY-MM-DD')" },
  ])("a breakdown by $groupBy, read in pages, equals raw rows grouped the same way", async ({ groupBy, key }) => {
    const random = seededRandom(200 + placeOf(timezone));
    for (const sort of [BreakdownSort.COST, BreakdownSort.REQUESTS, BreakdownSort.KEY]) {
      const [range, { filter, raw }] = [randomRange(random), randomCondition(random)];
      const rows: { key: string }[] = [];
      let after: string | null = null;
      let totalCount: number;
      do {
        const request: BreakdownRequest = { groupBy, sort, first: groupBy === UsageDimension.DAY ? 60 : 4, after };
        const page: UsageBreakdownAnswer = await question({ range, timezone, ...filter }, (asked) =>
          usageBreakdown(asked, request),
        );
        rows.push(...page.nodes.map((row) => ({ key: row.key, ...inRawWords(row) })));
        totalCount = page.totalCount;
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      const expected: { key: string }[] = await em.execute(
        `select ${key.replace("$zone", `'${timezone}'`)} as key, ${RAW_SUMS} from token_usage
         where created_at >= ? and created_at < ? and ${raw.sql} group by 1`,
        [range.from, range.to, ...raw.params],
      );
      expect(rows.sort(byKey)).toEqual(expected.sort(byKey));
      expect(totalCount).toBe(expected.length);
    }
  });
});
