import { pico } from "@tokenledger/model/money";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SYSTEM } from "../../src/access/audit.js";
import { Role } from "../../src/access/permission.js";
import type { Viewer } from "../../src/access/viewer.js";
import { AnswerCache } from "../../src/analytics/answers/answer-cache.js";
import { askStatistic, type Statistic } from "../../src/analytics/answers/ask-statistic.js";
import {
  anomaliesStatistic,
  breakdownStatistic,
  concentrationStatistic,
  crosstabStatistic,
  efficiencyStatistic,
  forecastStatistic,
  heatmapStatistic,
  seriesStatistic,
  totalsStatistic,
} from "../../src/analytics/answers/statistics.js";
import { ForecastPeriod } from "../../src/analytics/domain/forecast/forecast-words.js";
import { BreakdownSort, Compare, Grain, Meter, UsageDimension } from "../../src/analytics/domain/question-words.js";
import type { UsageEfficiencyAnswer } from "../../src/analytics/patterns/usage-efficiency.query.js";
import type { UsageFilterRequest } from "../../src/analytics/question.js";
import { eraseTraces } from "../../src/appusers/erase-traces.js";
import { storeSettings } from "../../src/core/settings.js";
import { removeDemoRows } from "../../src/demo/remove-demo.js";
import { moveSums } from "../../src/recost/apply-step.js";
import { readUsage } from "../../src/recost/read-usage.js";
import { undoStep } from "../../src/recost/undo-step.js";
import { writeCosts } from "../../src/recost/write-costs.js";
import type { UsageCorrector } from "../../src/usage/correct-usage.js";
import { buildDurations } from "../../src/usage/durations/build-durations.js";
import { bucketsOfDay } from "../../src/usage/kept-days.js";
import { LedgerAudit } from "../../src/usage/ledger-audit.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import type { UsageRecorder } from "../../src/usage/record-usage.js";
import { recountPeriods } from "../../src/usage/recount-periods.js";
import { orderRecost } from "../recost/order-recost.js";
import { ledgerWriters } from "../usage/ledger-writers.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { memberWith, NOW, openQuestions } from "./asking.js";
import { plantUsage } from "./planted-usage.js";

/** Off the quarter hour, so that sums read raw rows as well. */
const FILTER = {
  range: { from: new Date("2026-11-20T00:05:00Z"), to: new Date("2026-11-23T15:00:00Z") },
  timezone: "Asia/Seoul",
};
const { MODEL, USER, PROJECT } = UsageDimension;
const MIB = 1024 * 1024;

const STATISTICS: Readonly<Record<string, Statistic<unknown>>> = {
  totals: known(totalsStatistic({ compare: Compare.WEEK, countsUsers: true })),
  series: known(seriesStatistic({ meter: Meter.COST, groupBy: USER, grain: Grain.DAY, top: 6, compare: Compare.PREV })),
  breakdown: known(
    breakdownStatistic({ groupBy: PROJECT, sort: BreakdownSort.COST, first: 50, after: null, compare: Compare.PREV }),
  ),
  crosstab: known(crosstabStatistic({ rows: USER, columns: MODEL, meter: Meter.TOKENS, topRows: 10, topColumns: 6 })),
  heatmap: known(heatmapStatistic({ meter: Meter.COST })),
  concentration: known(concentrationStatistic({ meter: Meter.COST })),
  efficiency: known(efficiencyStatistic({ groupBy: UsageDimension.KEY })),
  anomalies: known(anomaliesStatistic({ meter: Meter.REQUESTS })),
  forecast: known(forecastStatistic({ meter: Meter.COST, period: ForecastPeriod.MONTH })),
};

/** So that different statistics stand in one list; an answer goes back only to the statistic that it is of. */
function known<Answer>(statistic: Statistic<Answer>): Statistic<unknown> {
  return {
    ...statistic,
    isLasting: (answer, question) => statistic.isLasting?.(answer as Answer, question) ?? true,
    settle: (answer, at) => statistic.settle(answer as Answer, at),
  };
}

let door: Awaited<ReturnType<typeof openQuestions>>;
let pool: pg.Pool;
let recorder: UsageRecorder;
let corrector: UsageCorrector;
let sequence = 0;

beforeAll(async () => {
  door = await openQuestions();
  pool = new pg.Pool({ connectionString: door.databaseUrl, max: 4, pipeline: true, options: "-c timezone=UTC" });
  const days = Array.from({ length: 60 }, (_, at) => new Date(Date.parse("2026-09-24T03:00:00Z") + at * 86_400_000));
  await plantUsage(door.em, [
    ...days.map((day) => ({ at: day.toJSON(), userId: 3 })),
    { at: "2026-11-20T00:07:00Z", noteId: "n-1", userId: 1, durationMs: 900, cost: 5_000_000_000_000 },
    { at: "2026-11-20T00:08:00Z", noteId: "n-2", userId: 1, durationMs: 800, cost: 1_000_000_000_000 },
    { at: "2026-11-22T10:00:00Z", projectId: 2, keyId: 2, userId: 2, model: "b" },
  ]);
  await door.em.execute(
    "insert into usage_event_ids select project_id, event_id, '', created_at from token_usage on conflict do nothing",
  );
  await mergeDeltas(pool);
  ({ recorder, corrector } = ledgerWriters(pool));
});

afterAll(async () => {
  await pool.end();
  await door.close();
});

interface Asking {
  readonly filter?: UsageFilterRequest;
  readonly viewer?: Viewer;
  readonly now?: Date;
}

function askOne(cache: AnswerCache, statistic: Statistic<unknown>, asking: Asking = {}): Promise<unknown> {
  const { filter = FILTER, viewer = memberWith(Role.ADMIN), now = NOW } = asking;
  return askStatistic(cache, { em: door.em, viewer, clock: () => now, http: null }, { filter, statistic });
}

/** The answers of all statistics, but for when they were given. */
async function askAll(cache: AnswerCache, asking: Asking = {}): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const [name, statistic] of Object.entries(STATISTICS)) {
    answers[name] = JSON.stringify(await askOne(cache, statistic, asking), (key, value: unknown) =>
      key === "settledUntil" ? undefined : typeof value === "bigint" ? String(value) : value,
    );
  }
  return answers;
}

async function inOne(work: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await work(client);
    await client.query("commit");
  } finally {
    client.release();
  }
}

function correct(eventId: string, change: object): Promise<unknown> {
  return corrector.correct({
    projectId: 1,
    eventId,
    reason: "it said something else",
    actor: SYSTEM,
    change: (former) => ({ ...former, ...change }),
  });
}

/** Exchanges the costs of the two requests of one quarter hour and app user: their sum stays what it was. */
async function exchangeCosts(): Promise<number> {
  const [from, to] = [new Date("2026-11-20T00:00:00Z"), new Date("2026-11-20T00:15:00Z")];
  const id = await orderRecost(pool, { from: from.toJSON(), to: to.toJSON() });
  await inOne(async (client) => {
    const scope = { from, to, timezone: "UTC", projectIds: [], providers: [], models: [], unpricedOnly: false };
    const after = { at: from.toJSON(), id: "0" };
    const usages = await readUsage(client, { scope, after, to, recordedBefore: null, limit: 10 });
    const costs = usages.map(({ cost }) => cost).toReversed();
    await moveSums(
      client,
      await writeCosts(
        client,
        id,
        usages.map((usage, at) => ({
          usage,
          priced: { cost: costs[at] ?? null, state: "priced", priceId: null, discountId: null },
        })),
      ),
    );
    await client.query("update recosts set state = 'undoing' where id = $1", [id]);
  });
  return id;
}

let exchanged = 0;

/** As no process of the product would, and so unnoticed. */
const SPOIL = `
  update token_usage_stats set cost = cost + 1000 where bucket_start = '2026-11-22T10:00:00Z';
  update usage_day_stats set cost = cost + 1000 where day = '2026-11-22'`;

const KEY_VIEWER = {
  kind: "API_KEY",
  keyId: 1,
  name: "a key",
  requestsPerMinute: null,
  scopes: [],
  permissions: [],
} as const;

interface Writer {
  readonly name: string;
  /** Before answers are kept. */
  readonly prepare?: () => Promise<unknown>;
  readonly write: () => Promise<unknown>;
  /** The statistics that it changes for certain. */
  readonly changes: readonly string[];
}

/** Whoever changes what can be read of requests, one after the other. */
const WRITERS: readonly Writer[] = [
  {
    name: "a request that is recorded",
    write: () =>
      recorder.record([sampleUsage(`new-${(sequence += 1)}`, { createdAt: new Date("2026-11-22T20:00:00Z") })]),
    changes: ["totals", "series", "breakdown", "crosstab", "heatmap", "efficiency", "forecast"],
  },
  {
    name: "a request in the period compared with alone",
    write: () =>
      recorder.record([sampleUsage(`new-${(sequence += 1)}`, { createdAt: new Date("2026-11-14T20:00:00Z") })]),
    changes: ["totals"],
  },
  { name: "a merge", write: () => mergeDeltas(pool), changes: [] },
  {
    name: "a correction that changes no sum but a duration",
    write: () => correct("event-61", { durationMs: 5_000 }),
    changes: ["efficiency"],
  },
  {
    name: "a correction that moves a request over the edge of the range, within its quarter hour",
    write: () => correct("event-62", { createdAt: new Date("2026-11-20T00:04:00Z") }),
    changes: ["totals", "series", "efficiency"],
  },
  {
    name: "a correction back",
    write: () => correct("event-62", { createdAt: new Date("2026-11-20T00:08:00Z") }),
    changes: ["totals", "series", "efficiency"],
  },
  {
    name: "a re-cost",
    write: () => correct("event-61", { cost: pico(7_000_000_000_000n) }),
    changes: ["totals", "breakdown"],
  },
  {
    name: "a re-cost whose differences add up to nothing",
    prepare: () => correct("event-62", { createdAt: new Date("2026-11-20T00:04:00Z") }),
    write: async () => {
      exchanged = await exchangeCosts();
    },
    changes: ["totals", "heatmap"],
  },
  {
    name: "its undo",
    write: () => undoStep({ pool }, exchanged),
    changes: ["totals", "heatmap"],
  },
  {
    name: "sums that were spoilt and are repaired",
    prepare: async () => {
      await mergeDeltas(pool);
      await pool.query(SPOIL);
      await new LedgerAudit(pool).repairAlone((repair) => repair(bucketsOfDay("2026-11-21"))); // another day
    },
    write: () => new LedgerAudit(pool).repairAlone((repair) => repair(bucketsOfDay("2026-11-22"))),
    changes: ["totals", "heatmap"],
  },
  {
    name: "notes of an app user who was erased",
    write: async () => {
      await pool.query("update app_users set erased_at = now() - interval '1 hour' where id = 1");
      await eraseTraces(pool, new AbortController().signal);
    },
    changes: ["efficiency"],
  },
  {
    name: "a project that is renamed",
    write: () => pool.query("update projects set name = 'search 2' where id = 2"),
    changes: ["breakdown"],
  },
  {
    name: "an API key that is renamed",
    write: () => pool.query("update api_keys set name = 'another' where id = 1"),
    changes: ["efficiency"],
  },
  {
    name: "another reporting timezone",
    write: async () => {
      await storeSettings(door.em.fork(), { reportingTimezone: "America/New_York" });
      await recountPeriods(pool);
    },
    changes: [],
  },
  {
    name: "a demo that is removed",
    write: async () => {
      await pool.query("update projects set is_demo = true where id = 2");
      await door.em.fork().transactional((em) => removeDemoRows(em));
    },
    changes: ["totals", "breakdown", "crosstab"],
  },
];

const cache = new AnswerCache(MIB);

describe("kept answers", () => {
  test("an equal question is answered from memory, with an instant of its own until when everything is counted", async () => {
    await askAll(cache);
    const { hits } = cache.counts;
    const [totals, crosstab] = [STATISTICS["totals"] ?? never(), STATISTICS["crosstab"] ?? never()];
    const [first, second] = [await askOne(cache, crosstab), await askOne(cache, crosstab)];
    expect(cache.counts.hits).toBe(hits + 2);
    expect(second).toEqual({ ...(first as object), ...settledOf(second) });
    expect(settledOf(second).settledUntil.getTime()).toBeGreaterThan(settledOf(first).settledUntil.getTime());
    const compared = (await askOne(cache, totals)) as { settledUntil: Date; previous: { settledUntil: Date } };
    expect(compared.previous.settledUntil).toEqual(compared.settledUntil);
  });

  test("nothing else that is recorded drives an answer out", async () => {
    await askAll(cache);
    const { misses } = cache.counts;
    await recorder.record([sampleUsage(`far-${(sequence += 1)}`, { createdAt: new Date("2026-10-20T20:00:00Z") })]);
    const { crosstab, heatmap } = STATISTICS;
    await Promise.all([askOne(cache, crosstab ?? never()), askOne(cache, heatmap ?? never())]);
    await mergeDeltas(pool);
    await askOne(cache, crosstab ?? never());
    expect(cache.counts.misses).toBe(misses);
  });

  test("durations that leave out what is not built yet are asked for again, until it is", async () => {
    const fresh = new AnswerCache(MIB);
    const part = known(efficiencyStatistic({ groupBy: MODEL, limit: 1 }));
    const wholeYear = { range: { preset: "2026-01-01..2026-12-31" }, timezone: "UTC" };
    const ask = async () => (await askOne(fresh, part, { filter: wholeYear })) as UsageEfficiencyAnswer;
    const before = await ask();
    expect(before.durationsSince.getTime()).toBeGreaterThan(before.range.from.getTime());
    await buildDurations(pool, NOW);
    expect((await ask()).durationsSince).toEqual(before.range.from);
    const { hits } = fresh.counts;
    await ask();
    expect(fresh.counts.hits).toBe(hits + 1);
  });

  test("time alone ends what a running range says", async () => {
    const running = { filter: { range: { preset: "today" }, timezone: "Asia/Seoul" } };
    const series = STATISTICS["series"] ?? never();
    await askOne(cache, series, running);
    const { misses } = cache.counts;
    await askOne(cache, series, { ...running, now: new Date(NOW.getTime() + 20_000) });
    expect(cache.counts.misses).toBe(misses);
    await askOne(cache, series, { ...running, now: new Date(NOW.getTime() + 60_000) });
    expect(cache.counts.misses).toBe(misses + 1);
  });

  test("viewers of different scopes, or of different rights, never share an answer", async () => {
    const totals = STATISTICS["totals"] ?? never();
    const shared = new AnswerCache(MIB);
    const key = (projectId: number): Viewer => ({
      ...KEY_VIEWER,
      projectId,
    });
    const viewers = [memberWith(Role.ADMIN), memberWith(Role.AUDITOR), key(1), key(2)];
    const alone = [];
    for (const viewer of viewers) alone.push(await askOne(new AnswerCache(0), totals, { viewer }));
    for (const [at, viewer] of viewers.entries()) {
      const [answer, own] = [await askOne(shared, totals, { viewer }), alone[at]];
      expect(figuresOf(answer)).toEqual(figuresOf(own));
    }
    expect(new Set(alone.map((answer) => figuresOf(answer).requests)).size).toBeGreaterThan(1);
    expect(shared.counts).toEqual({ hits: 0, misses: viewers.length });
  });

  test("equal questions at the same time are answered once, and who waits holds no connection", async () => {
    const shared = new AnswerCache(0);
    const blocker = await pool.connect();
    let asking: Promise<unknown>[] = [];
    try {
      await blocker.query("begin; lock table usage_dimensions in access exclusive mode");
      const totals = STATISTICS["totals"] ?? never();
      // More than the pool of two connections has.
      asking = Array.from({ length: 8 }, () => askOne(shared, totals));
      await expect.poll(() => shared.counts.hits).toBe(7);
    } finally {
      await blocker.query("rollback");
      blocker.release();
    }
    await Promise.all(asking);
    expect(shared.counts).toEqual({ hits: 7, misses: 1 });
  });

  test("memory is bounded: the answers that were not asked for the longest leave", async () => {
    const small = new AnswerCache(100_000);
    const totals = STATISTICS["totals"] ?? never();
    for (let minute = 0; minute < 60; minute += 1) {
      const from = new Date(Date.parse("2026-11-20T00:00:00Z") + minute * 60_000);
      await askOne(small, totals, { filter: { ...FILTER, range: { from, to: FILTER.range.to } } });
      expect(small.bytes).toBeLessThanOrEqual(100_000);
    }
    expect(small.entries).toBeGreaterThan(1);
    expect(small.entries).toBeLessThan(60);
  });
});

describe("no kept answer is older than what its question sees", () => {
  test.each(WRITERS)("$name is in the next answer", async ({ prepare, write, changes }) => {
    await prepare?.();
    const kept = await askAll(cache);
    await write();
    const fresh = await askAll(new AnswerCache(0));
    const changed = Object.keys(fresh).filter((name) => fresh[name] !== kept[name]);
    expect(changed).toEqual(expect.arrayContaining([...changes]));
    expect(await askAll(cache)).toEqual(fresh);
  });
});

describe("answers of which most days are kept", () => {
  const long = { filter: { range: { preset: "2026-09-25..2026-11-23" }, timezone: "America/New_York" } };

  test.each(["2026-11-23T04:59Z", "2026-10-09T12:00Z", "2026-11-22T20:00Z", "2026-10-01T04:00Z", "2026-11-23T05:01Z"])(
    "have a request of %s",
    async (at) => {
      await askAll(cache, long);
      await recorder.record([sampleUsage(`late-${(sequence += 1)}`, { createdAt: new Date(at) })]);
      const fresh = await askAll(new AnswerCache(0), long);
      expect(await askAll(cache, long)).toEqual(fresh);
    },
  );

  test("have requests of several days at once, merged and not", async () => {
    const before = await askAll(cache, long);
    await recorder.record(
      ["2026-09-26T12:00Z", "2026-10-20T12:00Z"].map((at) =>
        sampleUsage(`late-${(sequence += 1)}`, { createdAt: new Date(at) }),
      ),
    );
    await mergeDeltas(pool);
    await recorder.record([sampleUsage(`late-${(sequence += 1)}`, { createdAt: new Date("2026-11-05T12:00Z") })]);
    const fresh = await askAll(new AnswerCache(0), long);
    expect(await askAll(cache, long)).toEqual(fresh);
    const changed = Object.keys(fresh).filter((name) => fresh[name] !== before[name]);
    expect(changed).toEqual(expect.arrayContaining(["totals", "heatmap", "forecast"]));
  });
});

function settledOf(answer: unknown): { readonly settledUntil: Date } {
  return { settledUntil: (answer as { settledUntil: Date }).settledUntil };
}

function figuresOf(answer: unknown) {
  const { requests, cost, activeUsers } = answer as { requests: number; cost: string; activeUsers: number | null };
  return { requests, cost, activeUsers };
}

function never(): never {
  throw new Error("there is such a statistic");
}
