import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SYSTEM } from "../../src/access/audit.js";
import { applyStep } from "../../src/recost/apply-step.js";
import type { StepParts } from "../../src/recost/step-plan.js";
import { undoStep } from "../../src/recost/undo-step.js";
import type { UsageCorrector } from "../../src/usage/correct-usage.js";
import type { NewUsage } from "../../src/usage/domain/new-usage.js";
import { bucketsOfDay, keptDays } from "../../src/usage/kept-days.js";
import { LedgerAudit } from "../../src/usage/ledger-audit.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import type { UsageRecorder } from "../../src/usage/record-usage.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { emptyLedger } from "../usage/empty-ledger.js";
import { ledgerWriters } from "../usage/ledger-writers.js";
import { daysWithRows } from "../usage/days-with-rows.js";
import { expectLedgerAgrees } from "../usage/expect-ledger-agrees.js";
import { RANDOM_ZONE, randomContent, usageOf, type Content } from "../usage/random-content.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { flatPrices } from "./flat-prices.js";
import { orderRecost } from "./order-recost.js";

const RUNS = 120;

let database: TestDatabase;
let pool: pg.Pool;
let recorder: UsageRecorder;
let corrector: UsageCorrector;
let audit: LedgerAudit;
let parts: StepParts;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 6, pipeline: true, options: "-c timezone=UTC" });
  const writers = ledgerWriters(pool);
  ({ recorder, corrector } = writers);
  audit = new LedgerAudit(pool);
  parts = { pool, dimensions: writers.dimensions, rowsAtOnce: 3 };
  await pool.query("update settings set value = to_jsonb($1::text) where key = 'countersTimezone'", [RANDOM_ZONE]);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const rate = fc.constantFrom(0n, 300_000n, 1_250_000n, null);
const number = fc.integer({ min: 0, max: 15 });
const work = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("ingest"),
      events: fc.array(fc.tuple(number, randomContent), { maxLength: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("correct"), number, content: randomContent }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("merge") }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("step") }) },
);
type Work = typeof work extends fc.Arbitrary<infer Value> ? Value : never;

/** One or several at a time, each on a connection of its own. */
const works = fc.array(fc.array(work, { minLength: 1, maxLength: 3 }), { maxLength: 4 });

function said(what: Content): Partial<NewUsage> {
  const usage = usageOf(what, 200_000n);
  return { ...usage, priceId: usage.cost === null ? null : 7 };
}

const known = new Set<number>();
const corrected = new Set<number>();

async function take(each: Work, step: () => Promise<unknown>): Promise<void> {
  switch (each.kind) {
    case "ingest":
      await recorder.record(each.events.map(([n, what]) => sampleUsage(`e${n}`, said(what))));
      for (const [n] of each.events) known.add(n);
      return;
    case "correct":
      await correct(each.number, each.content);
      return;
    case "merge":
      await mergeDeltas(pool);
      return;
    case "step":
      await again(step);
  }
}

/** As the runner does. */
async function again(step: () => Promise<unknown>): Promise<void> {
  await step().catch(async (error: unknown) => {
    expect(error).toMatchObject({ code: "40001" });
    await again(step);
  });
}

async function correct(n: number, what: Content): Promise<void> {
  const isKnown = known.has(n);
  corrected.add(n);
  const correcting = corrector.correct({
    projectId: 1,
    eventId: `e${n}`,
    reason: "it said something else",
    actor: SYSTEM,
    change: (former) => ({ ...former, ...said(what) }),
  });
  await correcting.catch((error: unknown) => {
    if (isKnown) throw error;
    expect(error).toMatchObject({ code: "NOT_FOUND" });
  });
}

async function empty(): Promise<void> {
  await emptyLedger(pool);
  await pool.query(
    `delete from usage_corrections; delete from recost_changes; delete from recost_sum_changes; delete from recosts`,
  );
  known.clear();
  corrected.clear();
}

interface Costed {
  readonly event_id: string;
  readonly cost: string | null;
}

async function costs(): Promise<readonly Costed[]> {
  const { rows } = await pool.query<Costed>(
    "select event_id, cost, cost_state, price_id, discount_id from token_usage order by event_id",
  );
  return rows;
}

interface PricedRow {
  readonly event_id: string;
  readonly model: "a" | "b";
  readonly total_tokens: string | null;
  readonly cost: string | null;
  readonly cost_state: string;
}

async function priced(): Promise<readonly PricedRow[]> {
  const { rows } = await pool.query<PricedRow>(
    "select event_id, model, total_tokens, cost, cost_state from token_usage order by event_id",
  );
  return rows;
}

function costBy(given: bigint | null, tokens: string | null): Pick<PricedRow, "cost" | "cost_state"> {
  if (given === null || tokens === null) return { cost: null, cost_state: "unpriced" };
  return { cost: String(BigInt(tokens) * given), cost_state: given === 0n ? "free" : "priced" };
}

async function interleave(all: readonly (readonly Work[])[], step: () => Promise<unknown>): Promise<void> {
  for (const together of all) {
    await Promise.all(together.map((each) => take(each, step)));
    await expectLedgerAgrees(pool, RANDOM_ZONE);
  }
}

async function finish(step: () => Promise<boolean>): Promise<void> {
  while (await step()) await expectLedgerAgrees(pool, RANDOM_ZONE);
}

/** Day by day, as it is verified, where there is anything; and all days at once, with those that must be empty. */
async function expectNoDrift(): Promise<void> {
  const none = { rollupRows: 0, counterRows: 0 };
  for (const day of await daysWithRows(pool)) expect(await audit.count(bucketsOfDay(day))).toEqual(none);
  const kept = await keptDays(pool);
  const [last, first] = [kept[0], kept.at(-1)];
  if (last === undefined || first === undefined) throw new Error("events were recorded, but no day is kept");
  expect(await audit.count({ from: bucketsOfDay(first).from, to: bucketsOfDay(last).to })).toEqual(none);
}

const models: fc.Arbitrary<readonly string[]> = fc.constantFrom([], ["a"], ["b"]);
const scope = fc.record({ unpricedOnly: fc.boolean(), models });

test(`sums equal raw rows after every step of ${RUNS} re-costs and their undoing, in any order with recording, corrections and merges, and what was not corrected costs what it did before`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(number, randomContent), { minLength: 1, maxLength: 12 }),
      fc.tuple(fc.record({ a: rate, b: rate }), scope),
      fc.tuple(works, works, works),
      async (events, [rates, what], [meanwhile, between, after]) => {
        await empty();
        await take({ kind: "ingest", events }, () => Promise.resolve());
        const before = await costs();
        const id = await orderRecost(pool, what);
        const prices = flatPrices(rates);
        const apply = () => applyStep(parts, id, prices);
        await interleave(meanwhile, apply);
        await finish(apply);
        await interleave(between, apply);
        await pool.query("update recosts set state = 'undoing' where id = $1", [id]);
        const undo = () => undoStep(parts, id);
        await interleave(after, undo);
        await finish(undo);
        const untouched = ({ event_id }: Costed) => !corrected.has(Number(event_id.slice(1)));
        const there = new Set(before.map(({ event_id }) => event_id));
        const now = (await costs()).filter(({ event_id }) => there.has(event_id));
        expect(now.filter(untouched)).toEqual(before.filter(untouched));
        await expectNoDrift();
        const { rows } = await pool.query("select state from recosts union all select 'left' from recost_changes");
        expect(rows).toEqual([{ state: "undone" }]);
      },
    ),
    { numRuns: RUNS },
  );
}, 600_000);

test("a re-cost gives every event of its scope the price it was asked to, and no other", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(number, randomContent), { minLength: 1, maxLength: 15 }),
      fc.record({ a: rate, b: rate }),
      scope,
      async (events, rates, what) => {
        await empty();
        await take({ kind: "ingest", events }, () => Promise.resolve());
        const before = await priced();
        const id = await orderRecost(pool, what);
        await finish(() => applyStep(parts, id, flatPrices(rates)));
        const expected = before.map((row) => {
          const isAsked = what.models.length === 0 || what.models.includes(row.model);
          if (!isAsked || (what.unpricedOnly && row.cost !== null)) return row;
          return { ...row, ...costBy(rates[row.model], row.total_tokens) };
        });
        expect(await priced()).toEqual(expected);
      },
    ),
    { numRuns: 50 },
  );
}, 300_000);
