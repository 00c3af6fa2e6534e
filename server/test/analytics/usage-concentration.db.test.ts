import type { EntityManager } from "@mikro-orm/postgresql";
import { parseUsd } from "@tokenledger/model/money";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Role } from "../../src/access/permission.js";
import { Meter } from "../../src/analytics/domain/question-words.js";
import { usageConcentration } from "../../src/analytics/patterns/usage-concentration.query.js";
import type { UsageFilterRequest } from "../../src/analytics/question.js";
import { type Ask, memberWith, openQuestions } from "./asking.js";
import { fillRandomUsage, rollUp, rollUpDays, seededRandom } from "./random-usage.js";

let em: EntityManager;
let question: Ask;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ em, question, close } = await openQuestions());
  await fillRandomUsage(em, seededRandom(80), 5_000);
  // An app user of whom no cost is known, and one of known costs of nothing.
  await em.execute("update token_usage set cost = null, cost_state = 'unpriced' where user_id = 11");
  await em.execute("update token_usage set cost = 0, cost_state = 'free' where user_id = 12");
  await em.execute("delete from usage_deltas; delete from token_usage_user_stats; delete from token_usage_stats");
  await em.execute("delete from usage_dimensions");
  await rollUp(em);
  await rollUpDays(em, "America/New_York");
});

afterAll(() => close());

const YEAR = { preset: "2026-01-01..2026-11-20" };

function concentration(filter: UsageFilterRequest, meter: Meter, role = Role.ADMIN) {
  return question(filter, (asked) => usageConcentration(asked, meter), memberWith(role));
}

/** Amounts of each app user from raw rows, most first; by PostgreSQL's own calendar and percentiles. */
async function rawAmounts(timezone: string, column: string, condition: string): Promise<bigint[]> {
  const rows: { amount: string }[] = await em.execute(
    `select sum(coalesce(${column}, 0))::text as amount from token_usage
     where user_id is not null and ${condition}
       and created_at >= '2026-01-01'::timestamp at time zone ? and created_at < '2026-11-21'::timestamp at time zone ?
     group by user_id ${column === "cost" ? "having count(*) filter (where cost_state <> 'unpriced') > 0" : ""}
     order by sum(coalesce(${column}, 0)) desc`,
    [timezone, timezone],
  );
  return rows.map(({ amount }) => BigInt(amount));
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);

describe.each(["Asia/Seoul", "America/New_York", "Asia/Kathmandu"])("in %s", (timezone) => {
  test.each([
    { name: "everybody", filter: {}, raw: "true" },
    { name: "a model", filter: { models: ["a"] }, raw: "model = 'a'" },
    { name: "three app users", filter: { userIds: ["3", "7", "9"] }, raw: "user_id in (3, 7, 9)" },
    { name: "one app user", filter: { userIds: ["3"] }, raw: "user_id = 3" },
  ])("the spread of $name equals that of raw rows", async ({ filter, raw }) => {
    for (const [meter, column] of [
      [Meter.COST, "cost"],
      [Meter.TOKENS, "total_tokens"],
    ] as const) {
      const amounts = await rawAmounts(timezone, column, raw);
      const answer = await concentration({ range: YEAR, timezone, ...filter }, meter);
      const ofSomebody = (text: string | null) =>
        meter === Meter.COST ? BigInt(parseUsd(text ?? "")) : BigInt(text ?? "");
      const [all, tenth] = [amounts.length, Math.ceil(amounts.length / 10)];
      expect(all).toBeGreaterThan(0);
      expect(answer.users).toBe(all);
      expect(ofSomebody(answer.median)).toBe(amounts[all - Math.ceil(all * 0.5)]);
      expect(ofSomebody(answer.p25)).toBe(amounts[all - Math.ceil(all * 0.25)]);
      expect(ofSomebody(answer.p75)).toBe(amounts[all - Math.ceil(all * 0.75)]);
      expect(ofSomebody(answer.p95)).toBe(amounts[all - Math.ceil((all * 95) / 100)]);
      expect(answer.topTenthUsers).toBe(tenth);
      expect(answer.topTenthShare).toBeCloseTo(Number(sum(amounts.slice(0, tenth))) / Number(sum(amounts)), 5);
      expect(answer.curve.at(-1)).toEqual({ users: all, share: 1 });
      for (const { users, share } of answer.curve) {
        expect(share).toBeCloseTo(Number(sum(amounts.slice(0, users))) / Number(sum(amounts)), 5);
      }
    }
  });
});

test("more than a hundred app users are told in a hundred steps", async () => {
  await em.execute(`
    insert into app_users (project_id, pseudonym) select 1, 'wren-' || n from generate_series(1, 250) n;
    select ensure_usage_partition('2025-11-01');
    insert into usage_dimensions (project_id, provider, model, feature, operation, status)
      values (1, 'google', 'many', 'tag', 'chat', 'ok');
    insert into token_usage_user_stats (bucket_start, user_id, dimension_id, requests, total_tokens, cost)
      select '2025-11-03 05:00Z', u.id, d.id, 1, u.id, 0 from app_users u, usage_dimensions d
      where u.pseudonym like 'wren-%' and d.model = 'many'`);
  const { curve, users, topTenthUsers } = await concentration(
    { range: { preset: "2025-11-03..2025-11-03" }, models: ["many"] },
    Meter.TOKENS,
  );
  expect([users, topTenthUsers, curve.length]).toEqual([250, 25, 100]);
  expect(curve.map((point) => point.users)).toEqual(Array.from({ length: 100 }, (_, at) => Math.ceil(2.5 * (at + 1))));
});

test("a range without app users has no figures, and no zeros", async () => {
  expect(await concentration({ range: { preset: "2024-01-01..2024-01-02" } }, Meter.COST)).toMatchObject({
    users: 0,
    median: null,
    p95: null,
    topTenthShare: null,
    curve: [],
  });
});

test("a group below the minimum is told to who may reveal identities alone", async () => {
  const few = { range: YEAR, userIds: ["3", "7", "9"] };
  expect(await concentration(few, Meter.COST, Role.ANALYST)).toMatchObject({
    users: null,
    median: null,
    p95: null,
    topTenthUsers: null,
    topTenthShare: null,
    curve: [],
  });
  expect((await concentration(few, Meter.COST)).users).toBe(3);
  expect((await concentration({ range: YEAR }, Meter.COST, Role.ANALYST)).users).toBeGreaterThan(4);
});
