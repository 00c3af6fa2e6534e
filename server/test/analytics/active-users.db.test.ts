import fc from "fast-check";
import type { EntityManager } from "@mikro-orm/postgresql";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { SYSTEM } from "../../src/access/audit.js";
import { countActiveUsers } from "../../src/analytics/active-users/count-active-users.js";
import { selectActiveUsers } from "../../src/analytics/active-users/select-active-users.js";
import { UsageDimension } from "../../src/analytics/domain/question-words.js";
import type { UsageFilterRequest } from "../../src/analytics/question.js";
import type { UsageCorrector } from "../../src/usage/correct-usage.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import type { UsageRecorder } from "../../src/usage/record-usage.js";
import { recountPeriods } from "../../src/usage/recount-periods.js";
import { emptyLedger } from "../usage/empty-ledger.js";
import { ledgerWriters } from "../usage/ledger-writers.js";
import { type Content, randomContent, usageOf } from "../usage/random-content.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { type Ask, openQuestions } from "./asking.js";

const RUNS = 60;
const ZONES = ["America/New_York", "UTC", "Asia/Seoul"];

let em: EntityManager;
let question: Ask;
let close: () => Promise<void>;
let pool: pg.Pool;
let recorder: UsageRecorder;
let corrector: UsageCorrector;

beforeAll(async () => {
  const opened = await openQuestions();
  ({ em, question, close } = opened);
  pool = new pg.Pool({ connectionString: opened.databaseUrl, max: 4, pipeline: true });
  ({ recorder, corrector } = ledgerWriters(pool));
});

beforeEach(clear);

afterAll(async () => {
  await pool.end();
  await close();
});

async function clear(): Promise<void> {
  await emptyLedger(pool);
}

const said = (what: Content) => usageOf(what, 300_000n);

/** More than the few of random content: their bits lie in three rows. */
const content = fc
  .tuple(randomContent, fc.constantFrom("1", "2", "8191", "8192", "8193", "20000", null))
  .map(([what, userId]) => ({ ...what, userId }) as unknown as Content);

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("record" as const), contents: fc.array(content, { maxLength: 5 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("correct" as const), at: fc.nat(), content }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("merge" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("zone" as const), zone: fc.constantFrom(...ZONES) }) },
);

const asked = fc.record({
  zone: fc.constantFrom(...ZONES),
  filter: fc.constantFrom<Readonly<Record<string, readonly string[]>>>(
    {},
    { models: ["a"] },
    { excludeModels: ["a"], apiKeyIds: ["1", "0"] },
    { userIds: ["1", "8192", "0"] },
    { excludeUserIds: ["2", "20000"] },
    { userIds: ["2", "8193"], excludeUserIds: ["2"] },
  ),
  /** Hours around midnight of New York, at the end of a month and of daylight saving time. */
  hours: fc.tuple(fc.integer({ min: -900, max: 60 }), fc.integer({ min: 1, max: 960 })),
  wholeDays: fc.boolean(),
});
type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

let recorded: string[] = [];

async function take(each: typeof step extends fc.Arbitrary<infer Value> ? Value : never): Promise<void> {
  switch (each.kind) {
    case "record": {
      const ids = each.contents.map((_, at) => `e${recorded.length + at}`);
      await recorder.record(each.contents.map((what, at) => sampleUsage(ids[at] ?? "", said(what))));
      recorded.push(...ids);
      return;
    }
    case "correct": {
      const eventId = recorded[each.at % Math.max(1, recorded.length)];
      if (eventId === undefined) return;
      const change = (former: Omit<ReturnType<typeof sampleUsage>, "contentHash" | "reservationId">) => ({
        ...former,
        ...said(each.content),
      });
      await corrector.correct({ projectId: 1, eventId, reason: "it was another", actor: SYSTEM, change });
      return;
    }
    case "merge":
      await mergeDeltas(pool);
      return;
    case "zone":
      await pool.query(
        `insert into settings (key, value) values ('reportingTimezone', to_jsonb($1::text))
         on conflict (key) do update set value = excluded.value`,
        [each.zone],
      );
      await recountPeriods(pool);
  }
}

function filterOf({ zone, filter, hours: [start, length], wholeDays }: Asked): UsageFilterRequest {
  const from = new Date(Date.UTC(2026, 10, 1, 4 + start));
  const to = new Date(from.getTime() + length * 3_600_000 + 420_000);
  const preset = `${from.toJSON().slice(0, 10)}..${to.toJSON().slice(0, 10)}`;
  return { ...filter, range: wholeDays ? { preset } : { from, to }, timezone: zone };
}

const RAW_CONDITIONS: Readonly<Record<string, string>> = {
  models: "model = any(?::text[])",
  excludeModels: "model <> all(?::text[])",
  apiKeyIds: "coalesce(api_key_id, 0) = any(?::int[])",
  userIds: "user_id = any(?::bigint[])",
  excludeUserIds: "user_id <> all(?::bigint[])",
};

async function expectExact(of: Asked): Promise<void> {
  const request = filterOf(of);
  const answer = await question(request, async (answered) => ({
    range: answered.filter.range,
    counts: [
      await countActiveUsers(answered),
      await countActiveUsers(answered, 1),
      await countActiveUsers(answered, -1),
    ],
    groups: await selectActiveUsers(answered, UsageDimension.MODEL),
  }));
  const { from, to } = answer.range;
  const conditions = Object.entries(of.filter).map(([name, values]) => ({ sql: RAW_CONDITIONS[name] ?? "", values }));
  const raw = `from token_usage where user_id is not null and created_at >= ? and created_at < ?
    ${conditions.map(({ sql }) => `and ${sql}`).join(" ")}`;
  const params = [from, to, ...conditions.map(({ values }) => `{${values.join()}}`)];
  const [counted] = await em.execute<{ users: number }[]>(
    `select count(distinct user_id)::int as users ${raw}`,
    params,
  );
  expect(answer.counts).toEqual(Array.from({ length: 3 }, () => counted?.users));
  const figures = `(count(distinct user_id) filter (where cost is not null))::text as users, coalesce(sum(cost), 0)::text as cost`;
  const groups = await em.execute(`select model as key, ${figures} ${raw} group by 1 order by 1`, params);
  const [whole] = await em.execute(`select null as key, ${figures} ${raw}`, params);
  const told = answer.groups
    .map((row) => ({ ...row, cost: row.cost ?? "0" }))
    .filter(({ key, users, cost }) => key === null || users !== "0" || cost !== "0");
  expect(told.filter(({ key }) => key === null)).toEqual([whole]);
  const known = groups.filter((row: { users?: string }) => row.users !== "0");
  expect(told.filter(({ key }) => key !== null).toSorted((a, b) => ((a.key ?? "") < (b.key ?? "") ? -1 : 1))).toEqual(
    known,
  );
}

test(`who was active equals raw rows after every step of ${RUNS} random orders of recording, corrections, merges and zones`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, fc.array(asked, { minLength: 2, maxLength: 3 })), { minLength: 1, maxLength: 8 }),
      async (steps) => {
        await clear();
        recorded = [];
        for (const [each, questions] of steps) {
          await take(each);
          for (const of of questions) await expectExact(of);
        }
      },
    ),
    { numRuns: RUNS },
  );
}, 300_000);

const at = new Date("2026-11-20T10:00:00Z");
const DAY: UsageFilterRequest = { range: { preset: "2026-11-20..2026-11-20" }, timezone: "UTC" };
const active = () => question(DAY, (day) => countActiveUsers(day));

test("whose only request was corrected to somebody else was not active, merged in whatever order", async () => {
  for (const merges of [[], ["recorded"], ["corrected"], ["recorded", "corrected"]]) {
    await clear();
    await recorder.record([sampleUsage("mine", { createdAt: at, userId: "1" })]);
    if (merges.includes("recorded")) await mergeDeltas(pool);
    const change = (former: Omit<ReturnType<typeof sampleUsage>, "contentHash" | "reservationId">) => ({
      ...former,
      userId: "9000",
    });
    await corrector.correct({ projectId: 1, eventId: "mine", reason: "not mine", actor: SYSTEM, change });
    if (merges.includes("corrected")) await mergeDeltas(pool);
    expect(await active()).toBe(1);
    expect(await question({ ...DAY, userIds: ["1"] }, (day) => countActiveUsers(day))).toBe(0);
    expect(await question({ ...DAY, userIds: ["9000"] }, (day) => countActiveUsers(day))).toBe(1);
  }
});

test("who has another request that day stays active", async () => {
  const events = ["a", "b"].map((id) => sampleUsage(id, { createdAt: at, userId: "1" }));
  await recorder.record(events);
  await mergeDeltas(pool);
  const change = (former: Omit<ReturnType<typeof sampleUsage>, "contentHash" | "reservationId">) => ({
    ...former,
    userId: "2",
  });
  await corrector.correct({ projectId: 1, eventId: "a", reason: "one of them", actor: SYSTEM, change });
  expect(await active()).toBe(2);
  await mergeDeltas(pool);
  expect(await active()).toBe(2);
});

test("who was active in the first of two midnights stays active, whatever is corrected later that day", async () => {
  await pool.query("update settings set value = '\"America/Havana\"' where key = 'countersTimezone'");
  try {
    const times = ["2026-11-01T04:10:00Z", "2026-11-01T15:00:00Z"].map((time) => new Date(time));
    await recorder.record(times.map((createdAt, n) => sampleUsage(`havana-${n}`, { createdAt, userId: "1" })));
    await mergeDeltas(pool);
    const change = (former: Omit<ReturnType<typeof sampleUsage>, "contentHash" | "reservationId">) => ({
      ...former,
      userId: "2",
    });
    await corrector.correct({ projectId: 1, eventId: "havana-1", reason: "not mine", actor: SYSTEM, change });
    const both = { range: { preset: "2026-11-01..2026-11-01" }, timezone: "America/Havana" };
    expect(await question(both, (day) => countActiveUsers(day))).toBe(2);
    await mergeDeltas(pool);
    expect(await question(both, (day) => countActiveUsers(day))).toBe(2);
  } finally {
    await pool.query("update settings set value = '\"UTC\"' where key = 'countersTimezone'");
  }
});
