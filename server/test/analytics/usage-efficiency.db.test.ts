import type { EntityManager } from "@mikro-orm/postgresql";
import { parseUsd } from "@tokenledger/model/money";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UsageDimension } from "../../src/analytics/domain/question-words.js";
import { usageDurations } from "../../src/analytics/patterns/usage-durations.query.js";
import { type EfficiencyRow, usageEfficiency } from "../../src/analytics/patterns/usage-efficiency.query.js";
import type { UsageFilterRequest } from "../../src/analytics/question.js";
import { type Ask, openQuestions } from "./asking.js";
import { fillRandomUsage, KEY_OF_SUMS, seededRandom } from "./random-usage.js";

const YEAR = { range: { preset: "2025-12-01..2026-12-31" }, timezone: "UTC" };
const { MODEL, FEATURE, PROVIDER, OPERATION, PROJECT, KEY, NONE, USER, STATUS, DAY } = UsageDimension;

let em: EntityManager;
let question: Ask;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ em, question, close } = await openQuestions());
  await fillRandomUsage(em, seededRandom(95), 4_000);
  await em.execute(`
    update token_usage set
      duration_ms = case when id % 7 <> 0 then (id * 7919 % 5000) * (id % 11) end,
      note_id = case when id % 3 <> 0 then 'note-' || id % 400 end`);
});

afterAll(() => close());

function efficiency(filter: UsageFilterRequest, groupBy: UsageDimension, limit?: number) {
  return question(filter, (asked) => usageEfficiency(asked, { groupBy, ...(limit !== undefined && { limit }) }));
}

const TIMED = "status = 'ok' and duration_ms is not null";
const BOTH = `${TIMED} and output_tokens is not null`;

/** As a person would write it; costs in pico-USD, rounded as money is. */
const RAW_FIGURES = `
  count(*)::int as "requests", (count(*) filter (where status = 'ok'))::int as "successful",
  (count(*) filter (where cost is null))::int as "unpriced", coalesce(sum(cost), 0)::text as "cost",
  round(sum(cost) / nullif(count(*) filter (where status = 'ok' and cost is not null), 0))::text as "perSuccess",
  round(sum(cost) filter (where user_id is not null)
    / nullif(count(distinct user_id) filter (where cost is not null), 0))::text as "perUser",
  round(sum(cost) filter (where note_id is not null)
    / nullif(count(distinct (project_id, note_id)) filter (where note_id is not null and cost is not null), 0))::text as "perNote",
  (percentile_disc(0.5) within group (order by duration_ms) filter (where ${TIMED}))::int as "p50",
  (percentile_disc(0.95) within group (order by duration_ms) filter (where ${TIMED}))::int as "p95",
  (count(*) filter (where ${TIMED}))::int as "timed",
  round(sum(cached_input_tokens) / sum(input_tokens), 6)::float8 as "cacheHits",
  round(1000 * (sum(output_tokens) filter (where ${BOTH})) / (sum(duration_ms) filter (where ${BOTH})), 6)::float8 as "speed"`;

function rounded(share: number | null): number | null {
  return share === null ? null : Number(share.toFixed(6));
}

function inRawWords(row: EfficiencyRow) {
  const pico = (cost: string | null) => (cost === null ? null : String(parseUsd(cost)));
  return {
    requests: row.requests,
    successful: row.successfulRequests,
    unpriced: row.unpricedRequests,
    cost: pico(row.cost),
    perSuccess: pico(row.costPerSuccessfulRequest),
    perUser: pico(row.costPerActiveUser),
    perNote: pico(row.costPerNote),
    p50: row.durationP50Ms,
    p95: row.durationP95Ms,
    timed: row.durationRequests,
    cacheHits: rounded(row.cacheHitShare),
    speed: rounded(row.outputTokensPerSecond),
  };
}

interface RawFigures {
  readonly key: string;
  readonly p50: number | null;
  readonly p95: number | null;
}

const asTheyAre = (raw: RawFigures): object => raw;

/** Within half a bucket, 1.6 percent. */
function near(raw: RawFigures): object {
  const within = (value: number) => expect.closeTo(value, -Math.log10(value / 32 + 1e-9));
  const nearly = (value: number | null) => (value === null ? null : within(value));
  return { ...raw, p50: nearly(raw.p50), p95: nearly(raw.p95) };
}

describe("efficiency", () => {
  test.each([
    { groupBy: MODEL, raw: "model", filter: {}, where: "true" },
    { groupBy: FEATURE, raw: "feature", filter: {}, where: "true" },
    { groupBy: PROVIDER, raw: "provider", filter: { excludeModels: ["Z"] }, where: "model <> 'Z'" },
    { groupBy: OPERATION, raw: "operation", filter: { statuses: ["OK", "ERROR"] }, where: "status <> 'cancelled'" },
    { groupBy: PROJECT, raw: "project_id::text", filter: {}, where: "true" },
    {
      groupBy: KEY,
      raw: `coalesce(${KEY_OF_SUMS.replaceAll("$row", "token_usage")}, 0)::text`,
      filter: { features: ["tag"] },
      where: "feature = 'tag'",
    },
    { groupBy: MODEL, raw: "model", filter: { userIds: ["1", "4"] }, where: "user_id in (1, 4)" },
    { groupBy: MODEL, raw: "model", filter: { excludeUserIds: ["1"] }, where: "coalesce(user_id, 0) <> 1" },
  ])("by $groupBy where $where equals raw rows", async ({ groupBy, raw, filter, where }) => {
    const answer = await efficiency({ ...YEAR, ...filter }, groupBy);
    const from = `from token_usage where created_at >= '2025-12-01Z' and created_at < '2027-01-01Z' and ${where}`;
    const groups: RawFigures[] = await em.execute(
      `select ${raw} as key, ${RAW_FIGURES} ${from} group by 1 order by coalesce(sum(cost), 0) desc, count(*) desc, 1 collate "C"`.replace(
        '1 collate "C"',
        `(${raw}) collate "C"`,
      ),
    );
    // Durations of app users are those that occurred, others middles of their buckets.
    const durations = "userIds" in filter || "excludeUserIds" in filter ? asTheyAre : near;
    expect(answer.rows.map((row) => ({ key: row.key, ...inRawWords(row) }))).toEqual(groups.map(durations));
    const [whole] = await em.execute<RawFigures[]>(`select ${RAW_FIGURES} ${from}`);
    expect(inRawWords(answer.total)).toEqual(durations(whole ?? { key: "", p50: null, p95: null }));
    expect(answer.total).toMatchObject({ key: "TOTAL", label: "TOTAL" });
    expect([answer.durationsSince, answer.singleRequestsSince]).toEqual([answer.range.from, answer.range.from]);
  });

  test("notes, and durations of app users, are of the newest requests of a long range, and it says since when", async () => {
    const { rows, total, ...answer } = await efficiency({ ...YEAR, excludeUserIds: ["40"] }, FEATURE, 500);
    const newest = "select * from token_usage where coalesce(user_id, 0) <> 40 order by created_at desc";
    const [raw] = await em.execute<{ timed: number; cut: string; p95: number; per_note: string }[]>(`
      with newest as (${newest} limit 500)
      select (count(*) filter (where ${TIMED}))::int as timed,
        (percentile_disc(0.95) within group (order by duration_ms) filter (where ${TIMED}))::int as p95,
        round(sum(cost) filter (where note_id is not null)
          / count(distinct (project_id, note_id)) filter (where note_id is not null and cost is not null))::text as per_note,
        (select created_at from (${newest}) as all_of_them order by created_at desc offset 500 limit 1)::text as cut
      from newest`);
    expect(total).toMatchObject({ durationRequests: raw?.timed, durationP95Ms: raw?.p95 });
    expect(inRawWords(total).perNote).toBe(raw?.per_note);
    expect([answer.durationsSince, answer.singleRequestsSince]).toEqual([
      new Date(raw?.cut ?? ""),
      new Date(raw?.cut ?? ""),
    ]);
    expect(rows.reduce((sum, row) => sum + row.durationRequests, 0)).toBe(raw?.timed);
  });

  test("the bound is on all requests of the range, not on those of one model", async () => {
    const { total } = await efficiency({ ...YEAR, models: ["Z"] }, FEATURE, 500);
    const [raw] = await em.execute(`
      with newest as (select * from token_usage order by created_at desc limit 500)
      select round(sum(cost) / count(distinct (project_id, note_id)))::text as per_note
      from newest where model = 'Z' and note_id is not null and cost is not null`);
    expect(inRawWords(total).perNote).toBe(raw?.["per_note"]);
  });

  test("what notes cost is not read when it is not asked for", async () => {
    const asked = await question(YEAR, (it) => usageEfficiency(it, { groupBy: MODEL, limit: 500, countsNotes: false }));
    expect(asked.total.costPerNote).toBeNull();
    expect(asked.singleRequestsSince).toEqual(asked.range.from);
  });

  test.each([NONE, USER, STATUS, DAY])("by %s is refused", async (groupBy) => {
    await expect(efficiency(YEAR, groupBy)).rejects.toMatchObject({ code: "BAD_INPUT", field: "groupBy" });
  });
});

describe("durations", () => {
  test("at most 500 points stand for every successful request with a duration and output tokens", async () => {
    const points = await question(YEAR, (asked) => usageDurations(asked));
    const [raw] = await em.execute(`select count(*)::int as requests from token_usage where ${BOTH}`);
    expect(points.reduce((sum, { requests }) => sum + requests, 0)).toBe(raw?.["requests"]);
    expect(points.length).toBeGreaterThan(50);
    expect(points.length).toBeLessThanOrEqual(500);
  });

  test("a request far from the others is a point at its own place", async () => {
    const filter = { ...YEAR, userIds: ["40"] };
    const raw: object[] = await em.execute(
      `select output_tokens::text as "outputTokens", duration_ms::int as "durationMs" from token_usage
       where user_id = 40 and ${BOTH}`,
    );
    const points = await question(filter, (asked) => usageDurations(asked));
    const alone = points.filter(({ requests }) => requests === 1);
    expect(alone.length).toBeGreaterThan(0);
    for (const { outputTokens, durationMs } of alone) {
      expect(raw).toContainEqual({ outputTokens: String(outputTokens), durationMs });
    }
  });
});
