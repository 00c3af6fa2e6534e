import type { EntityManager } from "@mikro-orm/postgresql";
import { parseUsd } from "@tokenledger/model/money";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Meter } from "../../src/analytics/domain/question-words.js";
import { usageHeatmap } from "../../src/analytics/patterns/usage-heatmap.query.js";
import type { UsageFilterRequest } from "../../src/analytics/question.js";
import { type Ask, openQuestions } from "./asking.js";
import { fillRandomUsage, seededRandom } from "./random-usage.js";

let em: EntityManager;
let question: Ask;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ em, question, close } = await openQuestions());
  await fillRandomUsage(em, seededRandom(168), 6_000);
  // Every quarter of an hour around the clock changes of Lord Howe, where the generator rarely comes.
  await em.execute(`
    with seen as (
      insert into token_usage (project_id, event_id, feature, operation, provider, model, status, total_tokens, cost,
          cost_state, usage_state, dialect, created_at, recorded_at)
        select 1, 'clock-' || at, 'tag', 'chat', 'google', 'a', 'ok', 7, 3, 'priced', 'reported', 'canonical', at, now()
        from unnest(array['2026-04-04 12:00Z', '2026-10-03 12:00Z']::timestamptz[]) change,
          generate_series(change, change + interval '12 hours', interval '15 minutes') at
        returning created_at, total_tokens, cost
    ), known as (
      insert into usage_dimensions (project_id, provider, model, feature, operation, status)
        values (1, 'google', 'a', 'tag', 'chat', 'ok') on conflict do nothing
    )
    insert into token_usage_stats (bucket_start, dimension_id, requests, total_tokens, cost)
      select created_at, d.id, 1, total_tokens, cost from seen, usage_dimensions d
      where (d.project_id, d.provider, d.model, d.feature, d.operation, d.status) = (1, 'google', 'a', 'tag', 'chat', 'ok')
        and d.api_key_id is null
    on conflict (bucket_start, dimension_id) do update set requests = token_usage_stats.requests + 1,
      total_tokens = token_usage_stats.total_tokens + 7, cost = token_usage_stats.cost + 3`);
});

afterAll(() => close());

function heatmap(filter: UsageFilterRequest, meter: Meter) {
  return question(filter, (asked) => usageHeatmap(asked, meter));
}

/** By PostgreSQL's own calendar, of which the product uses nothing. */
async function rawCells(timezone: string, { from, to }: { from: Date; to: Date }, condition: string) {
  const rows: Record<"weekday" | "hour", number>[] = await em.execute(
    `select extract(isodow from created_at at time zone ?)::int as weekday,
       extract(hour from created_at at time zone ?)::int as hour,
       count(*)::int as requests, coalesce(sum(cost), 0)::text as cost,
       (count(*) filter (where cost_state = 'unpriced'))::int as unpriced
     from token_usage where created_at >= ? and created_at < ? and ${condition} group by 1, 2 order by 1, 2`,
    [timezone, timezone, from, to],
  );
  return rows;
}

describe.each(["Asia/Seoul", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"])("in %s", (timezone) => {
  test.each([
    { name: "a year", range: { preset: "2026-01-01..2026-11-30" }, filter: {}, raw: "true" },
    { name: "the spring of New York", range: { preset: "2026-03-02..2026-03-14" }, filter: {}, raw: "true" },
    { name: "the autumn of New York", range: { preset: "2026-10-31..2026-11-02" }, filter: {}, raw: "true" },
    { name: "the autumn of Lord Howe", range: { preset: "2026-04-04..2026-04-06" }, filter: {}, raw: "true" },
    { name: "the spring of Lord Howe", range: { preset: "2026-10-03..2026-10-05" }, filter: {}, raw: "true" },
    {
      name: "two app users between any two instants",
      range: { from: new Date("2026-02-03T04:05:06.789Z"), to: new Date("2026-11-01T06:07:08Z") },
      filter: { userIds: ["3", "7"] },
      raw: "user_id in (3, 7)",
    },
  ])("each hour of the week over $name equals raw rows", async ({ range, filter, raw }) => {
    const answer = await heatmap({ range, timezone, ...filter }, Meter.COST);
    const used = answer.cells.filter(({ requests }) => requests > 0);
    expect(
      used.map(({ weekday, hour, requests, value, unpricedRequests }) => ({
        weekday,
        hour,
        requests,
        cost: String(parseUsd(value)),
        unpriced: unpricedRequests,
      })),
    ).toEqual(await rawCells(timezone, answer.range, raw));
    expect(used.length).toBeGreaterThan(0);
    expect(answer.cells).toHaveLength(168);
  });
});

test("requests are their own value, and a cell without usage is zero", async () => {
  const { cells, weeks } = await heatmap({ range: { preset: "7d" }, timezone: "UTC" }, Meter.REQUESTS);
  expect(cells.every(({ value, requests }) => value === String(requests))).toBe(true);
  expect(cells.some(({ value }) => value === "0")).toBe(true);
  expect(weeks).toBeCloseTo((6 * 24 + 5.25) / 168, 10);
});
