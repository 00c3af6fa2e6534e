import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SYSTEM } from "../../src/access/audit.js";
import { eraseTraces } from "../../src/appusers/erase-traces.js";
import { restoreArchivesJob } from "../../src/retention/restore-archives.job.js";
import type { NewUsage } from "../../src/usage/domain/new-usage.js";
import { bucketsOfDay } from "../../src/usage/kept-days.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { daysWithRows } from "../usage/days-with-rows.js";
import { randomContent, usageOf, type Content } from "../usage/random-content.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { DUE, openRetentionDesk, type RetentionDesk } from "./retention-desk.js";

/** Few, as each archives for a second or more; `RETENTION_ORDERS=200` for a night. */
const RUNS = Number(process.env["RETENTION_ORDERS"] ?? 5);

let desk: RetentionDesk;
/** Of the run: how many requests were counted. */
let counted = 0;
/** Of all runs: months that were archived before the end of theirs. */
let archived = 0;

beforeAll(async () => {
  desk = await openRetentionDesk();
  await desk.pool.query(
    `with project as (insert into projects (name) values ('of these orders') returning id)
     insert into app_users (id, project_id, pseudonym) select n, project.id, 'wren-' || n from project, generate_series(1, 3) as n`,
  );
});

afterAll(() => desk.close());

const id = fc.integer({ min: 0, max: 12 });
/** From June to November; the first three are due, and what comes for them after they were archived is late. */
const month = fc.integer({ min: 5, max: 10 });
const placed = fc.record({ id, month, content: randomContent });
type Placed = typeof placed extends fc.Arbitrary<infer Value> ? Value : never;

const change = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("ingest"), events: fc.array(placed, { minLength: 1, maxLength: 8 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reprice"), event: placed }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("merge") }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("archive") }) },
);
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

const step = fc.oneof(
  // On connections of their own, at the same time.
  { weight: 6, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }) },
  { weight: 2, arbitrary: fc.constantFrom("erase", "restore", "rebuild") },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function said(content: Content, inMonth: number): Partial<NewUsage> {
  const usage = usageOf(content, 300_000n);
  return { ...usage, createdAt: new Date(Date.UTC(2026, inMonth, 2, 12) + ((content.minute % 20_000) * 60_000) / 2) };
}

async function take(each: Change): Promise<void> {
  switch (each.kind) {
    case "ingest": {
      const events = each.events.map((event) => sampleUsage(`e${event.id}`, said(event.content, event.month)));
      const { fates } = await desk.recorder.record(events);
      counted += fates.filter((fate) => fate === "accepted").length;
      return;
    }
    case "reprice":
      return reprice(each.event);
    case "merge":
      await mergeDeltas(desk.pool);
      return;
    case "archive":
      archived += (await desk.run())?.archived.length ?? 0;
  }
}

/** Within its month; one that was never recorded, or is archived, is told to be neither changed nor lost. */
async function reprice(event: Placed): Promise<void> {
  const { counts, usageState, cost, costState } = sampleUsage("other", said(event.content, event.month));
  const correcting = desk.corrector.correct({
    projectId: 1,
    eventId: `e${event.id}`,
    reason: "it cost something else",
    actor: SYSTEM,
    change: (former) => ({ ...former, counts, usageState, cost, costState }),
  });
  await correcting.catch((error: unknown) => expect(error).toMatchObject({ code: "NOT_FOUND" }));
}

async function alone(what: "erase" | "restore" | "rebuild"): Promise<void> {
  const signal = new AbortController().signal;
  switch (what) {
    case "erase":
      await desk.pool.query("update app_users set erased_at = now() - interval '1 hour', traces_erased_at = null");
      return eraseTraces(desk.pool, signal);
    case "restore":
      await desk.pool.query(
        `insert into usage_restores (month, expires_at) select distinct month, now() + interval '1 day' from usage_archives
         where detached_at is not null on conflict (month) do update set restored_at = null`,
      );
      await restoreArchivesJob(desk.parts()).run(signal);
      return expectRestored();
    case "rebuild": {
      const days = await daysWithRows(desk.pool);
      await desk.audit.repairAlone(async (repair) => {
        for (const day of days) await repair(bucketsOfDay(day));
      });
    }
  }
}

async function expectRestored(): Promise<void> {
  const { rows } = await desk.pool.query<{ differing: number }>(
    `select count(*)::int as differing from usage_restores r
     where failure is not null or row_count <> (
       select sum(a.row_count) from usage_archives a where a.month = r.month and detached_at is not null)`,
  );
  expect(rows).toEqual([{ differing: 0 }]);
}

/** Sums are those of raw rows and files together, which `sums` compares itself, and every request is in them once. */
async function expectAllThere(): Promise<void> {
  const sums = await desk.sums();
  expect(Object.values(sums).reduce((all, [requests]) => all + Number(requests), 0)).toBe(counted);
}

/** Random orders may archive nothing before their end; this one does, and is the first of them. */
const SURELY_ARCHIVED: Step[] = [
  [{ kind: "ingest", events: fc.sample(placed, { numRuns: 4, seed: 9 }).map((event) => ({ ...event, month: 5 })) }],
  [{ kind: "archive" }],
  "restore",
];

test("sums equal raw rows and archives after every step of random orders of recording, late events, other costs, erasure, archiving, restoring and rebuilding", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      await desk.reset();
      counted = 0;
      for (const each of steps) {
        await (typeof each === "string" ? alone(each) : Promise.all(each.map(take)));
        await expectAllThere();
      }
      expect(await desk.run()).toMatchObject({ failed: [] });
      await expectAllThere();
      const { rows } = await desk.pool.query(
        "select count(*)::int as left from token_usage where created_at < ($1::date + interval '1 month') at time zone 'UTC'",
        [DUE.at(-1)],
      );
      expect(rows).toEqual([{ left: 0 }]);
    }),
    { numRuns: RUNS, examples: [[SURELY_ARCHIVED]] },
  );
  expect(archived).toBeGreaterThan(0);
}, 300_000);
