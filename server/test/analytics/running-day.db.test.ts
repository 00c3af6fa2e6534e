import type { EntityManager } from "@mikro-orm/postgresql";
import { parseUsd, pico } from "@tokenledger/model/money";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BreakdownSort, Compare, UsageDimension } from "../../src/analytics/domain/question-words.js";
import type { UsageFilterRequest } from "../../src/analytics/question.js";
import { planRanking } from "../../src/analytics/ranking/range-plan.js";
import { topUsers } from "../../src/analytics/ranking/top-users.query.js";
import { usageBreakdown } from "../../src/analytics/usage-breakdown.query.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import type { UsageRecorder } from "../../src/usage/record-usage.js";
import { buildSpans } from "../../src/usage/spans/build-spans.js";
import { listRunningDays } from "../../src/usage/spans/list-running-days.js";
import { renewTops } from "../../src/usage/spans/renew-tops.js";
import { ledgerWriters } from "../usage/ledger-writers.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { type Ask, NOW, openQuestions } from "./asking.js";
import { pick, type Random, seededRandom } from "./random-usage.js";

const ROUNDS = 12;
const USERS = Array.from({ length: 14 }, (_, at) => String(at + 1));
const CLOSED_DAYS = ["2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"];
/** Shorter than there are app users, so that they do not tell everybody. */
const LIST_LENGTH = 5;
const SORTS = {
  [BreakdownSort.COST]: "sum(cost)",
  [BreakdownSort.TOKENS]: "sum(total_tokens)",
  [BreakdownSort.REQUESTS]: "count(*)",
};

let em: EntityManager;
let question: Ask;
let close: () => Promise<void>;
let pool: pg.Pool;
let recorder: UsageRecorder;

beforeAll(async () => {
  const opened = await openQuestions();
  ({ em, question, close } = opened);
  pool = new pg.Pool({ connectionString: opened.databaseUrl, max: 4, pipeline: true });
  ({ recorder } = ledgerWriters(pool));
  await em.execute("update settings set value = '\"UTC\"' where key = 'countersTimezone'");
  // Everybody used the same on each day that is over: the running day alone decides.
  await recorder.record(
    CLOSED_DAYS.flatMap((day) => USERS.map((userId) => request(userId, new Date(`${day}T12:00Z`), 1n))),
  );
  await mergeDeltas(pool);
  await buildSpans(pool, NOW);
  await em.execute("delete from usage_span_tops");
  await renewTops(pool, undefined, LIST_LENGTH);
});

afterAll(async () => {
  await pool.end();
  await close();
});

let recorded = 0;

function request(userId: string, createdAt: Date, dollars: bigint) {
  return sampleUsage(`e${(recorded += 1)}`, {
    createdAt,
    userId,
    cost: pico(dollars * 10n ** 12n),
    costState: "priced",
  });
}

/** Few amounts and few app users with most of them: places are shared all the time. */
function someRequests(random: Random) {
  return Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
    const userId = pick(random, random() < 0.7 ? USERS.slice(4, 8) : USERS);
    return request(
      userId,
      new Date(NOW.getTime() - Math.floor(random() * 5 * 3_600_000)),
      BigInt(1 + Math.floor(random() * 2)),
    );
  });
}

const RANGES: readonly UsageFilterRequest["range"][] = [
  { preset: "2026-11-19..2026-11-23" },
  { preset: "today" },
  { from: new Date("2026-11-21T09:00Z"), to: NOW },
  { from: new Date("2026-11-22T17:05Z"), to: new Date("2026-11-23T03:20Z") },
];

async function expectRawOrder(range: UsageFilterRequest["range"], sort: keyof typeof SORTS): Promise<number> {
  const filter = { range, timezone: "UTC" };
  const asked = { groupBy: UsageDimension.USER, sort, compare: Compare.PREV, first: 6 };
  const pages: { key: string; rank: number; cost: string; requests: number }[] = [];
  let after: string | null = null;
  do {
    const page = await question(filter, (it) => usageBreakdown(it, { ...asked, after }));
    pages.push(
      ...page.nodes.map(({ key, rank, cost, requests }) => ({ key, rank, cost: String(parseUsd(cost)), requests })),
    );
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  const resolved = await question(filter, (it) => Promise.resolve(it.filter.range));
  const expected = await em.execute(
    `select user_id::text as key, (row_number() over (order by ${SORTS[sort]} desc, count(*) desc, user_id::text collate "C"))::int as rank,
       sum(cost)::text as cost, count(*)::int as requests
     from token_usage where created_at >= ? and created_at < ? group by user_id order by rank`,
    [resolved.from, resolved.to],
  );
  expect(pages).toEqual(expected);
  const top = await question(filter, async (it) => {
    const plan = await planRanking(it, UsageDimension.USER);
    return plan === null ? null : topUsers(it, plan, { sort, first: 2, after: null });
  });
  return top === null ? 0 : 1;
}

test("the running day alone decides the order, ties included, as raw rows do, however far it is merged and listed", async () => {
  const random = seededRandom(7);
  let fromLists = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await recorder.record(someRequests(random));
    if (round % 3 > 0) await mergeDeltas(pool);
    if (round % 5 === 1) await listRunningDays(pool, NOW, LIST_LENGTH);
    for (const range of RANGES)
      fromLists += await expectRawOrder(
        range,
        pick(random, [BreakdownSort.COST, BreakdownSort.TOKENS, BreakdownSort.REQUESTS]),
      );
  }
  expect(fromLists).toBeGreaterThan(ROUNDS);
}, 180_000);
