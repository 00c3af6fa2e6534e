import type { EntityManager } from "@mikro-orm/postgresql";
import { parseUsd } from "@tokenledger/model/money";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AnswerCache } from "../../src/analytics/answers/answer-cache.js";
import { Grain, Meter, UsageDimension } from "../../src/analytics/domain/question-words.js";
import type { UsageFilterRequest } from "../../src/analytics/question.js";
import { usageSeries } from "../../src/analytics/usage-series.query.js";
import { ledgerWriters } from "../usage/ledger-writers.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { type Ask, openQuestions } from "./asking.js";
import { fillRandomUsage, seededRandom } from "./random-usage.js";

const MIB = 1024 * 1024;

let em: EntityManager;
let question: Ask;
let pool: pg.Pool;
let close: () => Promise<void>;

beforeAll(async () => {
  const questions = await openQuestions();
  ({ em, question } = questions);
  pool = new pg.Pool({ connectionString: questions.databaseUrl, max: 2, pipeline: true, options: "-c timezone=UTC" });
  close = async () => {
    await pool.end();
    await questions.close();
  };
  await fillRandomUsage(em, seededRandom(24), 6_000);
});

afterAll(() => close());

function seriesOf(filter: UsageFilterRequest, grain: Grain, kept: AnswerCache) {
  return question(filter, (asked) =>
    usageSeries({ ...asked, kept }, { meter: Meter.COST, groupBy: UsageDimension.NONE, grain, top: 6 }),
  );
}

type Series = Awaited<ReturnType<typeof seriesOf>>;

/** What a series tells of each bucket, in the words of raw rows. */
function told({ total, series: [line] }: Series) {
  return total.map((cost, slot) => ({ cost: String(parseUsd(cost)), ...line?.coverage[slot] }));
}

/** The same of raw rows between the same instants. */
async function rawOf({ buckets }: Series, condition = "true") {
  const instants = (end: "start" | "end") => `{${buckets.map((bucket) => bucket[end].toJSON()).join()}}`;
  const rows: { cost: string; requests: number; unpricedRequests: number }[] = await em.execute(
    `select coalesce(sum(cost), 0)::text as cost, count(event_id)::int as requests,
            (count(*) filter (where cost_state = 'unpriced'))::int as "unpricedRequests"
     from unnest(?::timestamptz[], ?::timestamptz[]) with ordinality as bucket (first, until, place)
     left join token_usage on created_at >= first and created_at < until and ${condition}
     group by place order by place`,
    [instants("start"), instants("end")],
  );
  return rows;
}

describe.each(["Asia/Seoul", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe"])("in %s", (timezone) => {
  test.each([
    { name: "days up to now", range: { preset: "2026-11-12..2026-11-23" }, grain: Grain.HOUR },
    { name: "two of them by quarters", range: { preset: "2026-11-21..2026-11-23" }, grain: Grain.QUARTER_HOUR },
    { name: "a spring", range: { preset: "2026-03-04..2026-03-14" }, grain: Grain.HOUR },
    { name: "the autumn of Lord Howe", range: { preset: "2026-04-01..2026-04-07" }, grain: Grain.HOUR },
    { name: "the spring of Cairo", range: { preset: "2026-04-20..2026-04-28" }, grain: Grain.HOUR },
    {
      name: "any two instants",
      range: { from: new Date("2026-11-13T04:05:06.789Z"), to: new Date("2026-11-23T03:07:08Z") },
      grain: Grain.HOUR,
    },
  ])("hours over $name equal raw rows, kept or not", async ({ range, grain }) => {
    const kept = new AnswerCache(MIB);
    const first = await seriesOf({ range, timezone }, grain, kept);
    const raw = await rawOf(first);
    expect(told(first)).toEqual(raw);
    expect(told(await seriesOf({ range, timezone }, grain, kept))).toEqual(raw);
    const ofModel = await seriesOf({ range, timezone, models: ["gemini-2.5-pro"] }, grain, kept);
    expect(told(ofModel)).toEqual(await rawOf(ofModel, "model = 'gemini-2.5-pro'"));
  });
});

test("what is recorded late on a day that is over is in its hour at once", async () => {
  const kept = new AnswerCache(MIB);
  const filter = { range: { preset: "2026-11-16..2026-11-23" }, timezone: "Asia/Seoul" };
  const before = await seriesOf(filter, Grain.HOUR, kept);
  const at = new Date("2026-11-18T05:30:00Z");
  await ledgerWriters(pool).recorder.record([sampleUsage("late", { createdAt: at })]);
  const after = await seriesOf(filter, Grain.HOUR, kept);
  expect(told(after)).toEqual(await rawOf(after));
  const changed = after.buckets.filter((_, slot) => after.total[slot] !== before.total[slot]);
  expect(changed.map(({ label }) => label)).toEqual(["2026-11-18T14:00"]);
});

test("hours in which nothing was recorded are zero, and no line when none has anything", async () => {
  const { series, total } = await seriesOf(
    { range: { preset: "2026-11-16..2026-11-18" }, models: ["no-such-model"] },
    Grain.HOUR,
    new AnswerCache(MIB),
  );
  expect(series).toMatchObject([{ key: "TOTAL", sum: "0", requests: 0 }]);
  expect(new Set(total)).toEqual(new Set(["0"]));
});
