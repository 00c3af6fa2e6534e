import type { EntityManager } from "@mikro-orm/postgresql";
import { parseUsd } from "@tokenledger/model/money";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareRange } from "../../src/analytics/domain/compare-range.js";
import { BreakdownSort, Compare, Grain, Meter, UsageDimension } from "../../src/analytics/domain/question-words.js";
import type { Question, UsageFilterRequest } from "../../src/analytics/question.js";
import { hasLists } from "../../src/analytics/ranking/certain-users.js";
import { planRanking } from "../../src/analytics/ranking/range-plan.js";
import { topUsers } from "../../src/analytics/ranking/top-users.query.js";
import {
  type BreakdownRequest,
  usageBreakdown,
  type UsageBreakdownAnswer,
  type UsageBreakdownRow,
} from "../../src/analytics/usage-breakdown.query.js";
import { meterOf } from "../../src/analytics/usage-groups.js";
import { usageSeries } from "../../src/analytics/usage-series.query.js";
import { type Ask, NOW, openQuestions } from "./asking.js";
import { listSomeTops } from "./list-some-tops.js";
import { fillRandomUsage, pick, type Random, randomTime, rollUpDays, seededRandom } from "./random-usage.js";

const RUNS = 80;
const COUNTED_ZONE = "America/New_York";

let em: EntityManager;
let question: Ask;
let close: () => Promise<void>;

beforeAll(async () => {
  let databaseUrl: string;
  ({ em, question, close, databaseUrl } = await openQuestions());
  await fillRandomUsage(em, seededRandom(4), 6_000);
  await rollUpDays(em, COUNTED_ZONE);
  await listSomeTops(databaseUrl);
}, 60_000);

afterAll(() => close());

const SORTS = {
  [BreakdownSort.COST]: "coalesce(sum(cost), 0)",
  [BreakdownSort.TOKENS]: "coalesce(sum(total_tokens), 0)",
  [BreakdownSort.INPUT_TOKENS]: "coalesce(sum(input_tokens), 0)",
  [BreakdownSort.OUTPUT_TOKENS]: "coalesce(sum(output_tokens), 0)",
  [BreakdownSort.REQUESTS]: "count(*)",
  [BreakdownSort.KEY]: "coalesce(sum(cost), 0)",
};

/** As the API is asked, and as a person would write it in SQL. */
const FILTERS = [
  ...Array.from({ length: 8 }, () => ({ filter: {}, raw: "true" })),
  { filter: { projectIds: ["2"] }, raw: "project_id = 2" },
  { filter: { excludeProjectIds: ["2"] }, raw: "project_id <> 2" },
  { filter: { userIds: ["3", "7", "0"] }, raw: "coalesce(user_id, 0) in (3, 7, 0)" },
  { filter: { userIds: ["4", "13"], projectIds: ["1"] }, raw: "user_id in (4, 13) and project_id = 1" },
  { filter: { excludeUserIds: ["5", "0"] }, raw: "user_id is not null and user_id <> 5" },
  { filter: { excludeUserIds: ["5"], excludeProjectIds: ["1"] }, raw: "coalesce(user_id, 0) <> 5 and project_id <> 1" },
];

/** Often whole days of the counters, of other zones or between any two instants. */
function randomQuestion(random: Random): UsageFilterRequest {
  const [a, b] = [randomTime(random), randomTime(random)];
  const [from, to] = a < b ? [a, b] : [b, a];
  const timezone = pick(random, [COUNTED_ZONE, COUNTED_ZONE, "Asia/Seoul", "Asia/Kathmandu"]);
  if (random() < 0.3) return { range: { from, to: new Date(to.getTime() + 1) }, timezone };
  if (random() < 0.3) return { range: { preset: pick(random, ["30d", "7d", "90d", "mtd", "today"]) }, timezone };
  const [first, last] = [from, to].map((time) => time.toISOString().slice(0, 10));
  return { range: { preset: `${first}..${last}` }, timezone };
}

async function everyPage(filter: UsageFilterRequest, sort: BreakdownSort, compare: Compare) {
  const rows: UsageBreakdownRow[] = [];
  let [after, totalCount]: [string | null, number] = [null, 0];
  do {
    const request: BreakdownRequest = { groupBy: UsageDimension.USER, sort, compare, first: 15, after };
    const page: UsageBreakdownAnswer = await question(filter, (asked) => usageBreakdown(asked, request));
    rows.push(...page.nodes);
    totalCount = page.totalCount;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return { rows, totalCount };
}

interface RawRow {
  readonly key: string;
  readonly rank: number;
  readonly value: string;
  readonly known: number;
  readonly sums: readonly string[];
}

async function rawRanking(
  { from, to }: { from: Date; to: Date },
  sort: BreakdownSort,
  condition: string,
): Promise<RawRow[]> {
  return em.execute(
    `select coalesce(user_id, 0)::text as key, (${SORTS[sort]})::text as value, count(cost)::int as known,
       (row_number() over (order by ${sort === BreakdownSort.KEY ? "" : `${SORTS[sort]} desc, count(*) desc, `}
         coalesce(user_id, 0)::text collate "C"))::int as rank,
       array[count(*), count(*) filter (where status = 'error'), coalesce(sum(input_tokens), 0),
         coalesce(sum(cached_input_tokens), 0), coalesce(sum(cache_write_tokens), 0), coalesce(sum(output_tokens), 0),
         coalesce(sum(reasoning_tokens), 0), coalesce(sum(total_tokens), 0), coalesce(sum(cost), 0),
         count(*) filter (where cost_state = 'free'), count(*) filter (where cost_state = 'unpriced'),
         count(*) filter (where usage_state = 'partial'), count(*) filter (where usage_state = 'estimated'),
         count(*) filter (where usage_state = 'missing')]::text[] as sums
     from token_usage where created_at >= ? and created_at < ? and ${condition} group by user_id order by rank`,
    [from, to],
  );
}

function inRawWords(row: UsageBreakdownRow) {
  const { coverage } = row;
  const sums = [row.requests, row.failedRequests, row.inputTokens, row.cachedInputTokens, row.cacheWriteTokens];
  const more = [row.outputTokens, row.reasoningTokens, row.totalTokens, parseUsd(row.cost), coverage.freeRequests];
  const counts = [coverage.unpricedRequests, coverage.partialRequests, coverage.estimatedRequests];
  const all = [...sums, ...more, ...counts, coverage.missingRequests];
  return { key: row.key, rank: row.rank, sums: all.map(String) };
}

/** By which of the ways a first page is told: the lists of those with most, or the sums of everybody. */
async function wayOf(asked: Question, sort: BreakdownSort) {
  const plan = await planRanking(asked, UsageDimension.USER);
  if (plan === null) return "rollup";
  const top = await topUsers(asked, plan, { sort, first: 16, after: null });
  if (top !== null) return "lists";
  return hasLists(plan) && sort !== BreakdownSort.KEY ? "lists, then everybody" : "everybody";
}

describe("a ranking of app users", () => {
  test(`equals raw rows for ${RUNS} random ranges, zones, filters and sorts, merged or not, on every page`, async () => {
    const random = seededRandom(20_261_127);
    const ways = new Map<string, number>();
    for (let run = 0; run < RUNS; run += 1) {
      const [asked, { filter, raw }] = [randomQuestion(random), pick(random, FILTERS)];
      const sort = pick(random, Object.values(BreakdownSort));
      const compare = pick(random, [Compare.OFF, Compare.PREV, Compare.WEEK]);
      const said = { ...asked, ...filter };
      const range = await question(said, (it) => Promise.resolve(it.filter.range));
      const way = await question(said, (it) => wayOf(it, sort));
      ways.set(way, (ways.get(way) ?? 0) + 1);
      const [{ rows, totalCount }, expected] = [
        await everyPage(said, sort, compare),
        await rawRanking(range, sort, raw),
      ];
      expect(rows.map(inRawWords)).toEqual(expected.map(({ key, rank, sums }) => ({ key, rank, sums })));
      expect(totalCount).toBe(expected.length);
      const before = compareRange(range, compare, NOW);
      if (before === null) continue;
      const then = new Map((await rawRanking(before, sort, raw)).map((row) => [row.key, row]));
      expect(rows.map(({ rankBefore }) => rankBefore)).toEqual(
        rows.map(({ key }) => (sort === BreakdownSort.KEY ? null : (then.get(key)?.rank ?? null))),
      );
      const inUnit = (value: string | null) =>
        value === null || meterOf(sort) !== Meter.COST ? value : String(parseUsd(value));
      const cost = (row: RawRow | undefined) =>
        meterOf(sort) === Meter.COST && row?.known === 0 ? null : (row?.value ?? "0");
      expect(rows.map(({ previous }) => inUnit(previous))).toEqual(rows.map(({ key }) => cost(then.get(key))));
    }
    expect(ways.get("rollup") ?? 0).toBeLessThan(RUNS / 2);
    const lookedUp = ["lists", "lists, then everybody", "everybody"].map((way) => ({ way, times: ways.get(way) ?? 0 }));
    expect(lookedUp.filter(({ times }) => times <= 5)).toEqual([]);
  }, 240_000);
});

test("more than nine million dollars of an app user are ranked as exactly", async () => {
  const huge = "10::numeric ^ 20";
  const [event = { id: "", day: "" }] = await em.execute<{ id: string; day: string }[]>(
    `select id, (created_at at time zone '${COUNTED_ZONE}')::date::text as day
     from token_usage where id % 2 = 0 and user_id = 9 and created_at between '2026-05-02' and '2026-07-01' limit 1`,
  );
  await em.execute(`update token_usage set cost = coalesce(cost, 0) + ${huge}, cost_state = 'priced' where id = ?`, [
    event.id,
  ]);
  await em.execute(
    `update usage_user_spans set cost = cost + ${huge} where user_id = 9 and ?::date between first_day and first_day + days - 1`,
    [event.day],
  );
  await em.execute("update usage_span_tops set changed = changed || 9::bigint");
  await em.execute(`update usage_user_counters set cost = cost + ${huge} where user_id = 9 and period_start = ?`, [
    event.day,
  ]);
  const filter = { range: { preset: "2026-05-01..2026-07-31" }, timezone: COUNTED_ZONE };
  const range = await question(filter, (it) => Promise.resolve(it.filter.range));
  const { rows } = await everyPage(filter, BreakdownSort.COST, Compare.PREV);
  const expected = await rawRanking(range, BreakdownSort.COST, "true");
  const places = rows.map(({ key, rank, cost }) => [key, rank, String(parseUsd(cost))]);
  expect(places).toEqual(expected.map(({ key, rank, value }) => [key, rank, value]));
  expect(places[0]?.slice(0, 2)).toEqual(["9", 1]);
});

test("somebody whom no list has is first by what was merged late", async () => {
  const filter = { range: { preset: "2026-05-01..2026-07-31" }, timezone: COUNTED_ZONE };
  const first = () =>
    question(filter, async (it) => {
      const plan = await planRanking(it, UsageDimension.USER);
      return plan && (await topUsers(it, plan, { sort: BreakdownSort.TOKENS, first: 1, after: null }));
    });
  await em.execute("delete from usage_deltas where user_id = 39");
  await em.execute(`
    update usage_span_tops set is_all = is_all and cardinality(total_tokens_users) <= 8,
      total_tokens_users = total_tokens_users[1:8], total_tokens_amounts = total_tokens_amounts[1:8]`);
  expect((await first())?.map(({ key }) => key)).not.toContain("39");
  const late = "user_id = 39 and days > 1 and first_day between '2026-05-01' and '2026-07-01'";
  await em.execute(`update usage_user_spans set total_tokens = total_tokens + 1e12 where ${late}`);
  await em.execute("update usage_span_tops set changed = changed || 39::bigint");
  expect((await first())?.map(({ key }) => key)).toEqual(["39"]);
});

describe("days of app users", () => {
  const presets = ["2026-02-01..2026-04-30", "2026-10-01..2026-11-23", "2026-11-09..2026-11-12", "30d"];
  test.each(presets)("equal raw rows over %s, whether they are added up already or not", async (preset) => {
    const asked = { meter: Meter.TOKENS, groupBy: UsageDimension.USER, grain: Grain.DAY, top: 20 };
    const filter = { range: { preset }, timezone: COUNTED_ZONE, userIds: ["1", "2", "5", "0"] };
    const series = await question(filter, (it) => usageSeries(it, asked));
    const lines = series.series.flatMap(({ key, values }) =>
      values.map((value, at) => ({ key, day: series.buckets[at]?.label, value })).filter(({ value }) => value !== "0"),
    );
    const expected: { key: string; day: string; value: string }[] = await em.execute(
      `select coalesce(user_id, 0)::text as key, (created_at at time zone '${COUNTED_ZONE}')::date::text as day,
         sum(total_tokens)::text as value from token_usage
       where coalesce(user_id, 0) in (1, 2, 5, 0) and created_at >= ? and created_at < ?
       group by 1, 2 having sum(total_tokens) > 0`,
      [series.range.from, series.range.to],
    );
    const inOrder = (rows: readonly { key: string; day: string | undefined; value: string }[]) =>
      rows.toSorted((a, b) => `${a.key} ${a.day}`.localeCompare(`${b.key} ${b.day}`));
    expect(inOrder(lines)).toEqual(inOrder(expected));
    expect(lines.length).toBeGreaterThan(5);
  });
});
