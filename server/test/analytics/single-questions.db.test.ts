import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { parseUsd } from "@tokenledger/model/money";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Role } from "../../src/access/permission.js";
import type { Viewer } from "../../src/access/viewer.js";
import { BreakdownSort, Compare, Grain, Meter, UsageDimension } from "../../src/analytics/domain/question-words.js";
import { ask, inSnapshot, type Question, type UsageFilterRequest } from "../../src/analytics/question.js";
import { scopeOf } from "../../src/analytics/scope.js";
import { usageBreakdown } from "../../src/analytics/usage-breakdown.query.js";
import { type EventsRequest, usageEvents } from "../../src/analytics/usage-events.query.js";
import { usageExtent } from "../../src/analytics/usage-extent.query.js";
import { usageFilterOptions } from "../../src/analytics/usage-filter-options.query.js";
import { usageSeries } from "../../src/analytics/usage-series.query.js";
import { usageTotals } from "../../src/analytics/usage-totals.query.js";
import { createOrm } from "../../src/app/orm.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { fillRandomUsage, randomTime, seededRandom } from "./random-usage.js";

const NOW = new Date("2026-11-23T05:07:00Z");
const YEAR = { range: { preset: "2025-12-01..2026-12-31" }, timezone: "UTC" };
/** After everything the generator records, whatever the real clock says. */
const LATER = new Date("2027-01-01T00:00:00Z");
/** The first page of any requests. */
const PAGE: EventsRequest = { first: 500, after: null, asOf: LATER, costStates: null };
const MEMBER: Viewer = {
  kind: "MEMBER",
  memberId: 1,
  email: "a@b.c",
  name: "",
  role: Role.ANALYST,
  sessionId: "1",
  confirmedAt: new Date(0),
  hasPassword: true,
  permissions: [],
};
const KEY_OF_SECOND_PROJECT: Viewer = {
  kind: "API_KEY",
  keyId: 1,
  projectId: 2,
  name: "app",
  requestsPerMinute: null,
  scopes: ["read"],
  permissions: [],
};

let database: TestDatabase;
let orm: MikroORM;
let em: EntityManager;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm({ databaseUrl: database.url, poolSize: 2 });
  em = orm.em.fork();
  await fillRandomUsage(em, seededRandom(7), 1_500);
});

afterAll(async () => {
  await orm.close();
  await database.drop();
});

function question<Answer>(
  filter: UsageFilterRequest,
  answer: (question: Question) => Promise<Answer>,
  viewer: Viewer | null = MEMBER,
) {
  return ask({ em, viewer, clock: () => NOW, http: null }, filter, answer);
}

describe("the list of requests", () => {
  test("pages hold every row once, newest first, also where many share an instant", async () => {
    const ids: string[] = [];
    const times: number[] = [];
    let after: string | null = null;
    do {
      const page = await question(YEAR, (asked) => usageEvents(asked, { ...PAGE, first: 400, after }));
      ids.push(...page.nodes.map(({ id }) => id));
      times.push(...page.nodes.map(({ time }) => time.getTime()));
      expect(page.totalCount).toBe(1_500);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(ids).size).toBe(1_500);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  test("pages of one app user hold each of their rows once, newest first", async () => {
    const rows = await em.getConnection().execute<{ user_id: string; ids: string[] }[]>(
      `select user_id::text, array_agg(id::text order by created_at desc, id desc) as ids from token_usage
       where user_id is not null group by user_id having count(*) > 10 order by user_id limit 5`,
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { user_id, ids } of rows) {
      const found: string[] = [];
      let after: string | null = null;
      do {
        const filter = { ...YEAR, userIds: [user_id] };
        const page = await question(filter, (asked) => usageEvents(asked, { ...PAGE, first: 4, after }));
        found.push(...page.nodes.map(({ id }) => id));
        expect(page.totalCount).toBe(ids.length);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(found).toEqual(ids);
    }
  });

  test("rows recorded after asOf stay out of the pages", async () => {
    const asOf = new Date("2026-06-01T00:00:00Z");
    const page = await question(YEAR, (asked) => usageEvents(asked, { ...PAGE, asOf }));
    expect(page.nodes[0]?.time.getTime()).toBeLessThan(asOf.getTime());
    expect(page.asOf).toEqual(asOf);
  });

  test("what is unknown is null, never zero", async () => {
    const page = await question(YEAR, (asked) => usageEvents(asked, PAGE));
    const missing = page.nodes.filter(({ usageState }) => usageState === "MISSING");
    const unpriced = page.nodes.filter(({ costState }) => costState === "UNPRICED");
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.every(({ inputTokens, totalTokens }) => inputTokens === null && totalTokens === null)).toBe(true);
    expect(unpriced.length).toBeGreaterThan(0);
    expect(unpriced.every(({ cost }) => cost === null)).toBe(true);
  });

  test("totals are those of the filter, not of the page", async () => {
    const filter = { ...YEAR, models: ["house-model"], userIds: ["3", "0"] };
    const page = await question(filter, (asked) => usageEvents(asked, { ...PAGE, first: 1 }));
    const totals = await question(filter, (asked) => usageTotals(asked, Compare.OFF));
    expect([page.totalCount, page.totalCost]).toEqual([totals.requests, totals.cost]);
  });

  test.each([
    { name: "unpriced", states: ["unpriced"], filter: {}, raw: "cost_state = 'unpriced'" },
    { name: "free or unpriced", states: ["free", "unpriced"], filter: {}, raw: "cost_state <> 'priced'" },
    {
      name: "priced, of one app user and two models",
      states: ["priced"],
      filter: { userIds: ["3"], models: ["a", "Z"] },
      raw: "cost_state = 'priced' and user_id = 3 and model in ('a', 'Z')",
    },
  ] as const)("requests that are $name: each once, and their exact total", async ({ states, filter, raw }) => {
    const [expected] = await em.execute<{ ids: string[]; cost: string; unpriced: number }[]>(
      `select array_agg(id::text order by created_at desc, id desc) as ids, coalesce(sum(cost), 0)::text as cost,
         (count(*) filter (where cost_state = 'unpriced'))::int as unpriced
       from token_usage where created_at >= '2025-12-01Z' and ${raw}`,
    );
    const found: string[] = [];
    let after: string | null = null;
    do {
      const request: EventsRequest = { ...PAGE, first: 70, after, costStates: states };
      const page = await question({ ...YEAR, ...filter }, (asked) => usageEvents(asked, request));
      found.push(...page.nodes.map(({ id }) => id));
      expect(page.totalCount).toBe(expected?.ids.length);
      expect(String(parseUsd(page.totalCost))).toBe(expected?.cost);
      expect(page.coverage).toMatchObject({ requests: page.totalCount, unpricedRequests: expected?.unpriced });
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toEqual(expected?.ids);
    expect(found.length).toBeGreaterThan(0);
  });

  test("totals of selected requests are exact in ranges that cut quarter hours", async () => {
    const random = seededRandom(31);
    for (let round = 0; round < 10; round += 1) {
      const [a, b] = [randomTime(random), randomTime(random)];
      const range = a < b ? { from: a, to: b } : { from: b, to: new Date(a.getTime() + 1) };
      const request: EventsRequest = { ...PAGE, first: 1, costStates: ["unpriced"] };
      const page = await question({ range }, (asked) => usageEvents(asked, request));
      const [row] = await em.execute(
        `select count(*)::int as requests from token_usage
         where created_at >= ? and created_at < ? and cost_state = 'unpriced'`,
        [range.from, range.to],
      );
      expect(page.totalCount).toBe(row?.["requests"]);
    }
  });

  test.each(["bm9wZQ", Buffer.from('["2026-02-30 00:00:00+00","x"]').toString("base64url")])(
    "refuses the cursor %s",
    async (after) => {
      const page = question(YEAR, (asked) => usageEvents(asked, { ...PAGE, first: 1, after }));
      await expect(page).rejects.toMatchObject({ code: "BAD_INPUT", field: "after" });
    },
  );
});

describe("scope", () => {
  test("an API key sees its own project alone, whatever it asks for", async () => {
    const ofProject = (projectId: string, viewer: Viewer) =>
      question({ ...YEAR, projectIds: [projectId] }, (asked) => usageTotals(asked, Compare.OFF), viewer);
    const own = await question(YEAR, (asked) => usageTotals(asked, Compare.OFF), KEY_OF_SECOND_PROJECT);
    const [first, second] = [await ofProject("1", MEMBER), await ofProject("2", MEMBER)];
    expect(own.requests).toBe(second.requests);
    expect(first.requests + second.requests).toBe(1_500);
    expect((await ofProject("1", KEY_OF_SECOND_PROJECT)).requests).toBe(0);

    const events = await question(YEAR, (asked) => usageEvents(asked, PAGE), KEY_OF_SECOND_PROJECT);
    expect(new Set(events.nodes.map(({ projectId }) => projectId))).toEqual(new Set(["2"]));
  });

  test("pickers and extent show no other project", async () => {
    const options = await inSnapshot(em, (db) => usageFilterOptions(db, scopeOf(KEY_OF_SECOND_PROJECT)));
    expect(options.projects.map(({ name }) => name)).toEqual(["search"]);
    expect(options.models).toEqual(["Z", "a", "gemini-2.5-flash", "gemini-2.5-pro", "gpt-5-mini", "house-model"]);
    const [all, own] = await Promise.all(
      [MEMBER, KEY_OF_SECOND_PROJECT].map((viewer) => inSnapshot(em, (db) => usageExtent(db, scopeOf(viewer)))),
    );
    const [edges] = await em.execute(
      "select min(created_at)::text as first, max(created_at)::text as last from token_usage where project_id = 2",
    );
    expect(own?.firstAt?.getTime()).toBeLessThanOrEqual(Date.parse(String(edges?.["first"])));
    expect(own?.lastAt?.getTime()).toBeGreaterThan(Date.parse(String(edges?.["last"])));
    expect(all?.firstAt?.getTime()).toBeLessThanOrEqual(own?.firstAt?.getTime() ?? 0);
  });

  test("nobody signed in is told nothing", async () => {
    const totals = question(YEAR, (asked) => usageTotals(asked, Compare.OFF), null);
    await expect(totals).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  test("a scope of no projects is an empty answer, not all of it", async () => {
    const extent = await inSnapshot(em, (db) => usageExtent(db, { kind: "projects", ids: [] }));
    expect(extent).toEqual({ firstAt: null, lastAt: null });
  });
});

function askSeries(filter: UsageFilterRequest, request: Partial<Parameters<typeof usageSeries>[1]>) {
  return question(filter, (asked) =>
    usageSeries(asked, { meter: Meter.COST, groupBy: UsageDimension.MODEL, grain: Grain.AUTO, top: 2, ...request }),
  );
}

describe("series", () => {
  test("the largest groups come first, and the rest is OTHER with the number of its members", async () => {
    const { series, groupCount } = await askSeries(YEAR, {});
    expect(series.map(({ key, memberCount }) => [key === "OTHER", memberCount])).toEqual([
      [false, null],
      [false, null],
      [true, 4],
    ]);
    expect(groupCount).toBe(6);
    expect(parseUsd(series[0]?.sum ?? "")).toBeGreaterThan(parseUsd(series[1]?.sum ?? ""));
  });

  test("an ungrouped series without usage is a line of zeros", async () => {
    const { series, buckets, total } = await askSeries(
      { range: { preset: "2021-01-01..2021-01-03" } },
      { groupBy: UsageDimension.NONE, grain: Grain.DAY },
    );
    expect(series).toMatchObject([{ key: "TOTAL", label: "TOTAL", values: ["0", "0", "0"], sum: "0" }]);
    expect(total).toEqual(["0", "0", "0"]);
    expect(buckets.every(({ complete }) => complete)).toBe(true);
  });

  test("the bucket of this moment exists and is incomplete", async () => {
    const { buckets } = await askSeries({ range: { preset: "7d" } }, { grain: Grain.DAY });
    expect(buckets.map(({ complete }) => complete)).toEqual([true, true, true, true, true, true, false]);
    expect(buckets.at(-1)?.label).toBe("2026-11-23");
  });

  test("app users carry pseudonyms, and requests without one have a key that filters take", async () => {
    const { series } = await askSeries(YEAR, { groupBy: UsageDimension.USER, meter: Meter.REQUESTS, top: 3 });
    const nobody = series.find(({ key }) => key === "0");
    expect(nobody?.label).toBe("—");
    expect(series.find(({ key }) => key !== "0")?.label).toMatch(/^sparrow-\d+$/);
    const filtered = await question({ ...YEAR, userIds: ["0"] }, (asked) => usageTotals(asked, Compare.OFF));
    expect(String(filtered.requests)).toBe(nobody?.sum);
    expect(filtered.activeUsers).toBe(0);
  });

  test.each([
    { name: "by day", request: { groupBy: UsageDimension.DAY }, field: "groupBy" },
    { name: "with 51 lines", request: { top: 51 }, field: "top" },
    { name: "with 38,000 quarters of an hour", request: { grain: Grain.QUARTER_HOUR }, field: "grain" },
  ])("$name is refused", async ({ request, field }) => {
    await expect(askSeries(YEAR, request)).rejects.toMatchObject({ code: "BAD_INPUT", field });
  });
});

function breakdownPage(after: string | null, sort: BreakdownSort) {
  return question(YEAR, (asked) => usageBreakdown(asked, { groupBy: UsageDimension.MODEL, sort, first: 2, after }));
}

describe("breakdown", () => {
  test("rows, their number and the grand total come from one snapshot", async () => {
    const { nodes, totalCount, grandTotal } = await question(YEAR, (asked) =>
      usageBreakdown(asked, { groupBy: UsageDimension.MODEL, sort: BreakdownSort.TOKENS, first: 50, after: null }),
    );
    expect(nodes).toHaveLength(totalCount);
    expect(nodes.reduce((sum, row) => sum + row.totalTokens, 0n)).toBe(grandTotal.totalTokens);
    expect(nodes.reduce((sum, row) => sum + (row.share ?? 0), 0)).toBeCloseTo(1, 4);
  });

  test("a cursor of another order is refused", async () => {
    const first = await breakdownPage(null, BreakdownSort.COST);
    await expect(breakdownPage(first.pageInfo.endCursor, BreakdownSort.TOKENS)).rejects.toMatchObject({
      field: "after",
    });
  });

  test("beyond the last row there is an empty page that still knows the number of rows", async () => {
    const all = await question(YEAR, (asked) =>
      usageBreakdown(asked, { groupBy: UsageDimension.MODEL, sort: BreakdownSort.COST, first: 50, after: null }),
    );
    const beyond = await breakdownPage(all.pageInfo.endCursor, BreakdownSort.COST);
    expect(beyond.nodes).toEqual([]);
    expect(beyond.totalCount).toBe(6);
  });
});

test("a comparison sums the same elapsed part of the period before", async () => {
  const totals = await question({ range: { preset: "mtd" }, timezone: "UTC" }, (asked) =>
    usageTotals(asked, Compare.PREV),
  );
  expect(totals.previous?.range.from).toEqual(new Date("2026-10-01T00:00:00Z"));
  expect(totals.previous?.range.to).toEqual(new Date("2026-10-23T05:15:00Z"));
  const [row] = await em.execute(
    "select count(*)::text as requests from token_usage where created_at >= '2026-10-01Z' and created_at < '2026-10-23 05:15Z'",
  );
  expect(String(totals.previous?.requests)).toBe(row?.["requests"]);
});
