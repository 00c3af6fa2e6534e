import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SYSTEM } from "../../src/access/audit.js";
import { ADVISORY_LOCKS } from "../../src/core/advisory-locks.js";
import type { UsageCorrector } from "../../src/usage/correct-usage.js";
import { bucketsOfDay } from "../../src/usage/kept-days.js";
import type { LedgerAudit } from "../../src/usage/ledger-audit.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import type { UsageRecorder } from "../../src/usage/record-usage.js";
import { recountPeriods } from "../../src/usage/recount-periods.js";
import { buildSpans } from "../../src/usage/spans/build-spans.js";
import { listRunningDays } from "../../src/usage/spans/list-running-days.js";
import { renewTops } from "../../src/usage/spans/renew-tops.js";
import { MOST_CHANGED } from "../../src/usage/spans/span-tops.js";
import { emptyLedger } from "./empty-ledger.js";
import { expectLedgerAgrees } from "./expect-ledger-agrees.js";
import { openLedger } from "./open-ledger.js";
import { RANDOM_ZONE, randomContent, usageOf, type Content } from "./random-content.js";
import { sampleUsage } from "./sample-usage.js";

const RUNS = 60;
/** Nothing random is later; the days before it are over. */
const OVER = new Date("2026-11-03T12:00:00Z");
/** On the day of most events, or the day after it. */
const RUNNING = new Date("2026-11-01T12:00:00Z");
const CLEAN = { rollupRows: 0, counterRows: 0 };

let pool: pg.Pool;
let recorder: UsageRecorder;
let corrector: UsageCorrector;
let audit: LedgerAudit;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ pool, recorder, corrector, audit, close } = await openLedger({ connections: 8 }));
});

afterAll(() => close());

beforeEach(startAnew);

async function startAnew() {
  await emptyLedger(pool);
  await pool.query(`update settings set value = '"${RANDOM_ZONE}"' where key = 'countersTimezone'`);
}

const events = (from: number, contents: readonly Content[]) =>
  contents.map((content, at) => sampleUsage(`e${from + at}`, usageOf(content, 300_000n)));

function correct(eventId: string, content: Content) {
  const said = usageOf(content, 300_000n);
  const change = <Former>(former: Former) => ({ ...former, ...said });
  return corrector.correct({ projectId: 1, eventId, reason: "it said something else", actor: SYSTEM, change });
}

/** From some days after the first to all that are over: what is built later is built beside what is there. */
const until = fc.integer({ min: 0, max: 3 }).map((daysBefore) => new Date(OVER.getTime() - daysBefore * 86_400_000));
const contents = fc.array(randomContent, { minLength: 1, maxLength: 8 });
/** Of a list: so short that most app users are not on it, or so long that all are. */
const listLength = fc.constantFrom(1, 2, 100);
const history = fc.record({ first: contents, builtUntil: until, late: contents, corrected: contents, listLength });

test(`spans equal raw rows in ${RUNS} random histories of building, late events, corrections and merges at the same time`, async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ first, builtUntil, late, corrected, listLength: length }) => {
      await startAnew();
      await recorder.record(events(0, first));
      await mergeDeltas(pool);
      await buildSpans(pool, builtUntil);
      await pool.query("delete from usage_span_tops where days in (1, 4)");
      await renewTops(pool, undefined, length);
      await listRunningDays(pool, RUNNING, length);
      await expectLedgerAgrees(pool, RANDOM_ZONE);
      await Promise.all([
        recorder.record(events(100, late)).then(() => mergeDeltas(pool)),
        ...corrected.slice(0, first.length).map((content, at) => correct(`e${at}`, content)),
        listRunningDays(pool, RUNNING, length)
          .then(() => buildSpans(pool, OVER))
          .then(() => renewTops(pool, undefined, length)),
        mergeDeltas(pool),
      ]);
      await expectLedgerAgrees(pool, RANDOM_ZONE);
      await mergeDeltas(pool);
      await expectLedgerAgrees(pool, RANDOM_ZONE);
      expect(await audit.count({ from: new Date("2026-09-20Z"), to: OVER })).toEqual(CLEAN);
    }),
    { numRuns: RUNS },
  );
}, 300_000);

const HALF_A_MONTH = Array.from({ length: 15 }, (_, day) => ({ day }));
const daily = (name: string) =>
  HALF_A_MONTH.map(({ day }) =>
    sampleUsage(`${name}-${day}`, {
      createdAt: new Date(Date.UTC(2026, 9, 12 + day, 15)),
      userId: day % 3 === 0 ? null : "1",
      status: day % 4 === 0 ? "error" : "ok",
    }),
  );

async function builtSpans() {
  const { rows } = await pool.query("select days, count(*)::int as count from usage_built_spans group by 1 order by 1");
  return rows.map(({ days, count }) => [days, count]);
}

describe("spans", () => {
  test("are built of every day that is over, and of each longer stretch of them", async () => {
    await recorder.record(daily("a"));
    await mergeDeltas(pool);
    // The first app user came on 13 October, whose local day ends four hours after that of UTC.
    expect(await buildSpans(pool, new Date("2026-10-14T03:59:59Z"))).toBe(0);
    expect(await buildSpans(pool, new Date("2026-10-14T04:00:00Z"))).toBe(1);
    expect(await buildSpans(pool, OVER)).toBeGreaterThan(0);
    expect(await buildSpans(pool, OVER)).toBe(0);
    expect(await builtSpans()).toEqual([
      [1, 21],
      [2, 10],
      [4, 5],
      [8, 2],
    ]);
    await expectLedgerAgrees(pool, RANDOM_ZONE);
  });

  test("that differ are found and repaired, day by day and in every longer one", async () => {
    await recorder.record(daily("a"));
    await mergeDeltas(pool);
    await buildSpans(pool, OVER);
    for (const spoil of [
      "update usage_user_spans set cost = cost + 1 where days = 8",
      "delete from usage_user_spans where days = 1",
      "update usage_user_spans set failed_requests = failed_requests + 1 where days in (1, 2, 4)",
    ]) {
      await pool.query(spoil);
      expect((await audit.count(bucketsOfDay("2026-10-20"))).counterRows).toBeGreaterThan(0);
      await audit.repairAlone(async (repair) => {
        for (const { day } of HALF_A_MONTH) await repair(bucketsOfDay(`2026-10-${12 + day}`));
      });
      expect(await audit.count({ from: new Date("2026-10-11Z"), to: new Date("2026-10-28Z") })).toEqual(CLEAN);
      await expectLedgerAgrees(pool, RANDOM_ZONE);
    }
  });

  test("of another zone begin anew when the days that are counted do", async () => {
    await recorder.record(daily("a"));
    await mergeDeltas(pool);
    await buildSpans(pool, OVER);
    await pool.query(`insert into settings (key, value) values ('reportingTimezone', '"Asia/Seoul"')
      on conflict (key) do update set value = excluded.value`);
    expect(await recountPeriods(pool)).toBe(true);
    expect(await builtSpans()).toEqual([]);
    await buildSpans(pool, OVER);
    await expectLedgerAgrees(pool, "Asia/Seoul");
    await pool.query("delete from settings where key = 'reportingTimezone'");
  });

  test("are built between merges: one under way is not waited for long, and the next run goes on", async () => {
    await recorder.record(daily("a"));
    await mergeDeltas(pool);
    const merging = await pool.connect();
    try {
      await merging.query(`begin; select pg_advisory_xact_lock_shared(${ADVISORY_LOCKS.countPeriods})`);
      expect(await buildSpans(pool, OVER)).toBe(0);
    } finally {
      await merging.query("rollback");
      merging.release();
    }
    expect(await buildSpans(pool, OVER)).toBeGreaterThan(0);
    await expectLedgerAgrees(pool, RANDOM_ZONE);
  });

  test("list those with most; who changes is told beside the lists until they are made anew", async () => {
    await recorder.record(daily("a"));
    await mergeDeltas(pool);
    await buildSpans(pool, OVER);
    expect(await changedOfLists()).toEqual([["{}", 38]]);
    await recorder.record([sampleUsage("late", { createdAt: new Date("2026-10-20T15:00Z"), userId: "2" })]);
    await mergeDeltas(pool);
    // Of 1, 2, 4 and 8 days: those that have the day.
    expect(await changedOfLists()).toEqual([
      ["{2}", 4],
      ["{}", 34],
    ]);
    expect(await renewTops(pool)).toBe(0);
    await pool.query("update usage_span_tops set changed = array(select generate_series(1, $1)) where days = 8", [
      MOST_CHANGED,
    ]);
    await recorder.record([sampleUsage("later", { createdAt: new Date("2026-10-20T16:00Z"), userId: "1" })]);
    await mergeDeltas(pool);
    await expectLedgerAgrees(pool, RANDOM_ZONE);
    expect(await changedOfLists()).toContainEqual([null, 1]);
    expect(await renewTops(pool)).toBe(2);
    expect(await changedOfLists()).toEqual([
      ["{2,1}", 3],
      ["{}", 35],
    ]);
    await expectLedgerAgrees(pool, RANDOM_ZONE);
  });
});

async function changedOfLists() {
  const { rows } = await pool.query(
    "select changed::text as changed, count(*)::int as lists from usage_span_tops group by 1 order by 2, 1",
  );
  return rows.map(({ changed, lists }) => [changed, lists]);
}
