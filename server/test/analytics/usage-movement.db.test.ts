import type { EntityManager } from "@mikro-orm/postgresql";
import { parseUsd } from "@tokenledger/model/money";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareRange } from "../../src/analytics/domain/compare-range.js";
import { BreakdownSort, Compare, UsageDimension } from "../../src/analytics/domain/question-words.js";
import type { UsageFilterRequest } from "../../src/analytics/question.js";
import {
  type BreakdownRequest,
  usageBreakdown,
  type UsageBreakdownRow,
  wholeBreakdown,
} from "../../src/analytics/usage-breakdown.query.js";
import { type Ask, NOW, openQuestions } from "./asking.js";
import { fillRandomUsage, seededRandom } from "./random-usage.js";

const AUTUMN = { range: { preset: "2026-10-20..2026-11-12" }, timezone: "America/New_York" };

let em: EntityManager;
let question: Ask;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ em, question, close } = await openQuestions());
  await fillRandomUsage(em, seededRandom(77), 5_000);
});

afterAll(() => close());

function breakdown(filter: UsageFilterRequest, request: Partial<BreakdownRequest>) {
  return question(filter, (asked) =>
    usageBreakdown(asked, {
      groupBy: UsageDimension.USER,
      sort: BreakdownSort.COST,
      first: 500,
      after: null,
      ...request,
    }),
  );
}

async function everyPage(filter: UsageFilterRequest, request: Partial<BreakdownRequest>): Promise<UsageBreakdownRow[]> {
  const rows: UsageBreakdownRow[] = [];
  let after: string | null = null;
  do {
    const page = await breakdown(filter, { ...request, first: 7, after });
    rows.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}

test.each([UsageDimension.USER, UsageDimension.MODEL])(
  "by %s all groups at once are those of its pages",
  async (groupBy) => {
    const request = { groupBy, sort: BreakdownSort.TOKENS, compare: Compare.PREV };
    const { nodes, totalCount } = await breakdown(AUTUMN, request);
    const whole = (atMost: number) => question(AUTUMN, (asked) => wholeBreakdown(asked, request, atMost));
    expect(nodes).toHaveLength(totalCount);
    expect(await whole(totalCount)).toEqual(nodes);
    expect(await whole(totalCount - 1)).toBeNull();
  },
);

async function rangesOf(filter: UsageFilterRequest, compare: Compare) {
  const range = await question(filter, (asked) => Promise.resolve(asked.filter.range));
  const before = compareRange(range, compare, NOW);
  if (before === null) throw new Error("nothing is compared");
  return { range, before };
}

/** Ranks and sums of a range as a person would ask for them. */
async function rawRanks({ from, to }: { from: Date; to: Date }, key: string, sum: string) {
  const rows: { key: string; value: string; rank: number; known: number }[] = await em.execute(
    `select ${key} as key, coalesce(${sum}, 0)::text as value, count(cost)::int as known,
       (row_number() over (order by coalesce(${sum}, 0) desc, count(*) desc, (${key}) collate "C"))::int as rank
     from token_usage where created_at >= ? and created_at < ? group by 1`,
    [from, to],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

describe("a ranking with movement", () => {
  const user = { groupBy: UsageDimension.USER, key: "coalesce(user_id, 0)::text" };
  const model = { groupBy: UsageDimension.MODEL, key: "model" };
  const cost = { sort: BreakdownSort.COST, sum: "sum(cost)" };
  const tokens = { sort: BreakdownSort.TOKENS, sum: "sum(total_tokens)" };
  const requests = { sort: BreakdownSort.REQUESTS, sum: "count(*)" };
  test.each([
    { ...user, ...cost, compare: Compare.PREV },
    { ...user, ...tokens, compare: Compare.WEEK },
    { ...user, ...requests, compare: Compare.PREV },
    { ...model, ...cost, compare: Compare.WEEK },
    { ...model, ...tokens, compare: Compare.PREV },
  ])("by $groupBy and $sort against $compare equals raw rows, over all pages", async (asked) => {
    const { groupBy, sort, compare, key, sum } = asked;
    const rows = await everyPage(AUTUMN, { groupBy, sort, compare });
    const { range, before } = await rangesOf(AUTUMN, compare);
    const [current, previous] = [await rawRanks(range, key, sum), await rawRanks(before, key, sum)];
    expect(rows.map(({ key: group, rank }) => [group, rank])).toEqual(
      [...current.values()].sort((a, b) => a.rank - b.rank).map((row) => [row.key, row.rank]),
    );
    const inUnit = (value: string | null) =>
      value === null || sort !== BreakdownSort.COST ? value : String(parseUsd(value));
    const expected = rows.map(({ key: group }) => {
      const then = previous.get(group);
      const isUnknown = sort === BreakdownSort.COST && then?.known === 0;
      return [isUnknown ? null : (then?.value ?? "0"), then?.rank ?? null];
    });
    expect(rows.map((row) => [inUnit(row.previous), row.rankBefore])).toEqual(expected);
    expect(rows.length).toBeGreaterThan(5);
  });

  test("of a running month is against the same elapsed part, and the total has it too", async () => {
    const filter = { range: { preset: "mtd" }, timezone: "UTC" };
    const { nodes, grandTotal } = await breakdown(filter, { groupBy: UsageDimension.NONE, compare: Compare.PREV });
    expect(grandTotal.previous?.range).toMatchObject({ to: new Date("2026-10-23T05:15:00Z") });
    expect(nodes).toMatchObject([{ rank: 1, rankBefore: 1, previous: grandTotal.previous?.cost }]);
  });

  test("who is new has no rank before, and used nothing", async () => {
    const first = { range: { preset: "2025-12-01..2025-12-31" }, timezone: "UTC" };
    const { nodes } = await breakdown(first, { compare: Compare.PREV });
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.every(({ previous, rankBefore }) => previous === "0" && rankBefore === null)).toBe(true);
  });

  test("a cost that was unknown then is null, not zero", async () => {
    for (const { table, at } of [
      { table: "token_usage_stats", at: "bucket_start" },
      { table: "usage_deltas", at: "bucket_start" },
      { table: "usage_day_stats", at: "day" },
    ]) {
      await em.execute(`
        update ${table} set unpriced_requests = requests, cost = 0
        from usage_dimensions d where d.id = dimension_id and d.model = 'Z' and ${at} < '2026-10-20'`);
    }
    const { nodes } = await breakdown(AUTUMN, { groupBy: UsageDimension.MODEL, compare: Compare.PREV });
    expect(nodes.find(({ key }) => key === "Z")).toMatchObject({ previous: null, rankBefore: 6 });
  });

  test("without a comparison there is a rank and no movement", async () => {
    const { nodes, grandTotal } = await breakdown(AUTUMN, {});
    expect(nodes[0]).toMatchObject({ rank: 1, previous: null, rankBefore: null });
    expect(grandTotal.previous).toBeNull();
  });

  test("by name tells amounts and no ranks before", async () => {
    const asked = { groupBy: UsageDimension.MODEL, sort: BreakdownSort.KEY, compare: Compare.PREV };
    const { nodes } = await breakdown(AUTUMN, asked);
    expect(nodes.map(({ rankBefore }) => rankBefore)).toEqual(nodes.map(() => null));
    expect(nodes.some(({ previous }) => previous !== null && previous !== "0")).toBe(true);
  });

  test("by day is refused: the days compared with are others", async () => {
    const days = breakdown(AUTUMN, { groupBy: UsageDimension.DAY, compare: Compare.PREV });
    await expect(days).rejects.toMatchObject({ code: "BAD_INPUT", field: "compare" });
  });
});
