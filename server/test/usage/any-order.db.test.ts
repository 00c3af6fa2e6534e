import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SYSTEM } from "../../src/access/audit.js";
import type { UsageCorrector } from "../../src/usage/correct-usage.js";
import type { NewUsage } from "../../src/usage/domain/new-usage.js";
import { bucketsOfDay } from "../../src/usage/kept-days.js";
import type { LedgerAudit } from "../../src/usage/ledger-audit.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import type { UsageRecorder } from "../../src/usage/record-usage.js";
import { daysWithRows } from "./days-with-rows.js";
import { emptyLedger } from "./empty-ledger.js";
import { expectLedgerAgrees } from "./expect-ledger-agrees.js";
import { openLedger } from "./open-ledger.js";
import { RANDOM_ZONE, randomContent, usageOf, type Content } from "./random-content.js";
import { sampleUsage } from "./sample-usage.js";

const RUNS = 1_000;

let pool: pg.Pool;
let recorder: UsageRecorder;
let corrector: UsageCorrector;
let audit: LedgerAudit;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ pool, recorder, corrector, audit, close } = await openLedger({ connections: 6 }));
  await pool.query("update settings set value = to_jsonb($1::text) where key = 'countersTimezone'", [RANDOM_ZONE]);
});

afterAll(() => close());

const id = fc.integer({ min: 0, max: 12 });
const recording = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("ingest"),
      events: fc.array(fc.tuple(id, randomContent), { maxLength: 6 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("correct"), id, content: randomContent }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("merge") }) },
);
type Recording = typeof recording extends fc.Arbitrary<infer Value> ? Value : never;

const SPOILED = ["stats", "by user", "counters", "days", "active users", "keys"] as const;

const step = fc.oneof(
  { weight: 6, arbitrary: fc.array(recording, { minLength: 1, maxLength: 1 }) },
  // On connections of their own, at the same time.
  { weight: 2, arbitrary: fc.array(recording, { minLength: 2, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(...SPOILED) },
);

const said = (what: Content): Partial<NewUsage> => usageOf(what, 300_000n);

/** Of the events of this run. */
const recorded = new Set<number>();

async function take(each: Recording): Promise<void> {
  switch (each.kind) {
    case "ingest":
      await recorder.record(each.events.map(([number, what]) => sampleUsage(`e${number}`, said(what))));
      for (const [number] of each.events) recorded.add(number);
      return;
    case "correct":
      await correct(each.id, each.content);
      return;
    case "merge":
      await mergeDeltas(pool);
  }
}

/** Refused only for an event that was not there when the correction began. */
async function correct(number: number, what: Content): Promise<void> {
  const isRecorded = recorded.has(number);
  const correcting = corrector.correct({
    projectId: 1,
    eventId: `e${number}`,
    reason: "it said something else",
    actor: SYSTEM,
    change: (former) => ({ ...former, ...said(what) }),
  });
  await correcting.catch((error: unknown) => {
    if (isRecorded) throw error;
    expect(error).toMatchObject({ code: "NOT_FOUND" });
  });
}

const SPOILS = {
  stats: "delete from token_usage_stats where requests > 0",
  "by user": "delete from token_usage_user_stats where requests > 0",
  counters: "update usage_user_counters set requests = requests + 1, cost = 0",
  days: "update usage_day_stats set requests = requests + 1, cost = 0",
  "active users": "update usage_active_users set users = ~users, known = users, cost = cost + 1",
  // As if what is recorded by now had been before keys were told apart.
  keys: "update settings set value = to_jsonb(now()) where key = 'keysCountedSince'",
} as const;

async function spoilAndRebuild(table: keyof typeof SPOILS): Promise<void> {
  await pool.query(SPOILS[table]);
  const days = await daysWithRows(pool);
  await audit.repairAlone(async (repair) => {
    for (const day of days) await repair(bucketsOfDay(day));
  });
}

test(`rollups and counters equal raw rows after every step of ${RUNS} random orders of recording, late events, repetitions, corrections, merges and rebuilds`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      await emptyLedger(pool);
      recorded.clear();
      for (const each of steps) {
        if (typeof each === "string") await spoilAndRebuild(each);
        else await Promise.all(each.map(take));
        await expectLedgerAgrees(pool, RANDOM_ZONE);
      }
    }),
    { numRuns: RUNS },
  );
}, 300_000);
