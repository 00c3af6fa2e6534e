import pg from "pg";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SYSTEM } from "../../src/access/audit.js";
import { UsageDimension } from "../../src/analytics/domain/question-words.js";
import { type EfficiencyRow, usageEfficiency } from "../../src/analytics/patterns/usage-efficiency.query.js";
import type { UsageFilterRequest } from "../../src/analytics/question.js";
import type { UsageCorrector } from "../../src/usage/correct-usage.js";
import { buildDurations } from "../../src/usage/durations/build-durations.js";
import { mergeDeltas, mergeSome } from "../../src/usage/merge-deltas.js";
import { UsagePartitions } from "../../src/usage/partitions.js";
import type { UsageRecorder } from "../../src/usage/record-usage.js";
import { ledgerWriters } from "../usage/ledger-writers.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { openQuestions } from "./asking.js";
import { randomFilter } from "./random-filter.js";
import { fillRandomUsage, KEY_OF_SUMS, pick, type Random, seededRandom } from "./random-usage.js";

const EVENTS = 1_500;
const STEPS = 8;
const QUESTIONS = 12;
/** Of Lord Howe, Berlin and New York clocks change in it; Kathmandu is a quarter of an hour off. */
const FIRST_DAY = Temporal.PlainDate.from("2026-10-02");
const DAYS = 40;
const ZONES = ["UTC", "Asia/Seoul", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"];
/** Half of a bucket by the least duration in it. */
const ERROR = 1 / 64;
const { MODEL, FEATURE, PROVIDER, OPERATION, PROJECT, KEY } = UsageDimension;
const GROUPINGS = {
  [MODEL]: "model",
  [FEATURE]: "feature",
  [PROVIDER]: "provider",
  [OPERATION]: "operation",
  [PROJECT]: "project_id::text",
  [KEY]: `coalesce(${KEY_OF_SUMS.replaceAll("$row", "token_usage")}, 0)::text`,
};
const YEAR = { range: { preset: "2026-01-01..2026-12-31" }, timezone: "UTC" };
const OVER = new Date("2026-11-14T00:00:00Z");

let door: Awaited<ReturnType<typeof openQuestions>>;
let pool: pg.Pool;
let corrector: UsageCorrector;
let recorder: UsageRecorder;
let recorded = 0;

beforeAll(async () => {
  door = await openQuestions();
  await fillRandomUsage(door.em, seededRandom(31), 0);
  pool = new pg.Pool({ connectionString: door.databaseUrl, max: 8, pipeline: true, options: "-c timezone=UTC" });
  ({ recorder, corrector } = ledgerWriters(pool));
  await record(seededRandom(31), EVENTS);
}, 60_000);

afterAll(async () => {
  await pool.end();
  await door.close();
});

function randomDuration(random: Random): number | null {
  return random() < 0.1 ? null : Math.floor(10 ** (random() * 7));
}

function randomTime(random: Random): Date {
  const minutes = Math.floor(random() * DAYS * 1_440);
  const start = Date.parse(`${FIRST_DAY.toString()}T00:00Z`) + minutes * 60_000;
  // Often exactly on the edge of a quarter of an hour.
  return new Date(random() < 0.3 ? Math.floor(start / 900_000) * 900_000 : start);
}

function record(random: Random, count: number) {
  const events = Array.from({ length: count }, () => {
    const userId = random() < 0.2 ? null : 1 + Math.floor(random() * 40);
    return sampleUsage(`event-${(recorded += 1)}`, {
      createdAt: randomTime(random),
      projectId: userId === null ? pick(random, [1, 2]) : 1 + (userId % 2),
      userId: userId === null ? null : String(userId),
      apiKeyId: pick(random, [null, 1, 2, 3, 4]),
      feature: pick(random, ["summary", "tag"]),
      provider: pick(random, ["google", "openai"]),
      model: pick(random, ["gemini-2.5-pro", "Z", "a"]),
      status: pick(random, ["ok", "ok", "ok", "error"] as const),
      ...(random() < 0.1 && { counts: null, usageState: "missing" as const }),
      durationMs: randomDuration(random),
    });
  });
  return recorder.record(events);
}

/** Local days of the zone, or any two instants: as the API is asked for them, and as SQL. */
function randomRange(random: Random, timezone: string) {
  const [a, b] = [random(), random()].toSorted((one, other) => one - other);
  if (random() < 0.3) {
    const [from, to] = [a ?? 0, b ?? 0].map(
      (part) => new Date(Date.UTC(2026, 9, 2) + Math.floor(part * DAYS * 86_400_000)),
    );
    if (from === undefined || to === undefined) throw new Error("two instants are two");
    return { range: { from, to }, from: `timestamptz '${from.toJSON()}'`, to: `timestamptz '${to.toJSON()}'` };
  }
  const dayAt = (part: number) => FIRST_DAY.add({ days: Math.floor(part * DAYS) });
  const [first, last] = [dayAt(a ?? 0), dayAt(b ?? 0)];
  const startOf = (date: Temporal.PlainDate) => `(timestamp '${date.toString()}' at time zone '${timezone}')`;
  const range = { preset: `${first.toString()}..${last.toString()}` };
  return { range, from: startOf(first), to: startOf(last.add({ days: 1 })) };
}

async function correct(random: Random, count: number): Promise<void> {
  const { rows } = await pool.query<{ project_id: number; event_id: string }>(
    "select project_id, event_id from token_usage order by md5(event_id || $1) limit $2",
    [random(), count],
  );
  for (const { project_id: projectId, event_id: eventId } of rows) {
    await corrector.correct({
      projectId,
      eventId,
      reason: "it said something else",
      actor: SYSTEM,
      change: (former) => ({
        ...former,
        durationMs: randomDuration(random),
        ...pick(random, [{}, { createdAt: randomTime(random) }, { status: "ok" as const }, { model: "a" }]),
      }),
    });
  }
}

async function mergeHalf(): Promise<void> {
  const { rows } = await pool.query<{ half: number }>("select count(*)::int / 2 as half from usage_deltas");
  const client = await pool.connect();
  try {
    await mergeSome(client, rows[0]?.half ?? 0);
  } finally {
    client.release();
  }
}

/** What happens to a ledger, in any order. */
const ACTS: readonly ((random: Random) => Promise<unknown>)[] = [
  (random) => buildDurations(pool, randomTime(random)),
  () => buildDurations(pool, OVER),
  (random) => record(random, 8),
  (random) => correct(random, 5),
  mergeHalf,
  () => mergeDeltas(pool),
  (random) => Promise.all([record(random, 5), correct(random, 3), mergeDeltas(pool), buildDurations(pool, OVER)]),
];

type Figures = Pick<EfficiencyRow, "key" | "durationRequests"> & {
  readonly p50: number | null;
  readonly p95: number | null;
  readonly speed: number | null;
};

const TIMED = "status = 'ok' and duration_ms is not null";
const RAW = `
  (count(*) filter (where ${TIMED}))::int as "durationRequests",
  (percentile_disc(0.5) within group (order by duration_ms) filter (where ${TIMED}))::int as p50,
  (percentile_disc(0.95) within group (order by duration_ms) filter (where ${TIMED}))::int as p95,
  (sum(output_tokens) filter (where ${TIMED}))::float8 * 1000
    / nullif(sum(duration_ms) filter (where ${TIMED} and output_tokens is not null), 0)::float8 as speed`;

function figuresOf({ key, durationRequests, durationP50Ms, durationP95Ms, outputTokensPerSecond }: EfficiencyRow) {
  return { key, durationRequests, p50: durationP50Ms, p95: durationP95Ms, speed: outputTokensPerSecond };
}

function expectNear(found: Figures, raw: Figures, error: number): void {
  expect([found.key, found.durationRequests]).toEqual([raw.key, raw.durationRequests]);
  for (const figure of ["p50", "p95"] as const) {
    if (raw[figure] === null || found[figure] === null) expect(found[figure]).toBe(raw[figure]);
    else expect(Math.abs(found[figure] - raw[figure])).toBeLessThanOrEqual(raw[figure] * error);
  }
  if (raw.speed === null || found.speed === null) expect(found.speed).toBe(raw.speed);
  else expect(found.speed / (raw.speed || 1)).toBeCloseTo(raw.speed === 0 ? 0 : 1, 9);
}

async function expectRawDurations(random: Random, timezone: string): Promise<void> {
  const { filter, sql } = randomFilter(random);
  const { range, from, to } = randomRange(random, timezone);
  const groupBy = pick(random, [MODEL, FEATURE, PROVIDER, OPERATION, PROJECT, KEY] as const);
  const answer = await efficiency({ range, timezone, ...filter }, groupBy);
  const source = `from token_usage where created_at >= ${from} and created_at < ${to} and ${sql}`;
  const groups = await pool.query<Figures>(`select ${GROUPINGS[groupBy]} as key, ${RAW} ${source} group by 1`);
  const whole = await pool.query<Figures>(`select 'TOTAL' as key, ${RAW} ${source}`);
  const byKey = (one: Figures, other: Figures) => (one.key < other.key ? -1 : 1);
  const found = answer.rows.map(figuresOf).toSorted(byKey);
  // Only app users are not told apart by what is built; their durations are those that occurred.
  const error = filter.userIds || filter.excludeUserIds ? 0 : ERROR;
  expect(found.length).toBe(groups.rows.length);
  for (const [at, raw] of groups.rows.toSorted(byKey).entries()) expectNear(found[at] ?? raw, raw, error);
  const [total] = whole.rows;
  if (total === undefined) throw new Error("a sum has a row");
  expectNear(figuresOf(answer.total), total, error);
  expect(answer.durationsSince).toEqual(answer.range.from);
}

function efficiency(filter: UsageFilterRequest, groupBy: UsageDimension, limit?: number) {
  return door.question(filter, (asked) => usageEfficiency(asked, { groupBy, ...(limit !== undefined && { limit }) }));
}

describe.each(ZONES)("in %s", (timezone) => {
  test(`durations are those of raw rows but for ${ERROR * 100}%, whatever is built, late, corrected or merged`, async () => {
    const random = seededRandom(ZONES.indexOf(timezone));
    let asked = 0;
    for (let step = 0; step < STEPS; step += 1) {
      await pick(random, ACTS)(random);
      for (let each = 0; each < QUESTIONS; each += 1) {
        await expectRawDurations(random, timezone);
        asked += 1;
      }
    }
    expect(asked).toBe(STEPS * QUESTIONS);
  }, 300_000);
});

describe("what is built", { timeout: 120_000 }, () => {
  const built = async () => {
    const { rows } = await pool.query("select sum(bit_count(built))::int as quarters from usage_duration_days");
    return Number(rows[0]?.quarters);
  };

  test("answers as raw rows in buckets do: building changes no answer", async () => {
    await mergeDeltas(pool);
    await pool.query("delete from usage_duration_days; delete from usage_duration_spans");
    const before = await efficiency(YEAR, MODEL);
    expect(await buildDurations(pool, OVER)).toBeGreaterThan(0);
    expect(await buildDurations(pool, OVER)).toBe(0);
    const after = await efficiency(YEAR, MODEL);
    expect([after.rows, after.total]).toEqual([before.rows, before.total]);
  });

  test("are whole quarters of an hour that are over, of days with usage and those between", async () => {
    await pool.query("delete from usage_duration_days; delete from usage_duration_spans");
    const { rows } = await pool.query("select min(bucket_start) as first from token_usage_stats");
    const first: Date = rows[0].first;
    const midnight = Math.floor(first.getTime() / 86_400_000) * 86_400_000;
    await buildDurations(pool, new Date(midnight + 86_400_000 + 3_599_999));
    expect(await built()).toBe(96 + 3);
  });

  test("is less by the quarter of a late request until it is built again, and answers the same meanwhile", async () => {
    await buildDurations(pool, OVER);
    const all = await built();
    const at = new Date("2026-10-20T10:05:00Z");
    const late = () => sampleUsage(`late-${(recorded += 1)}`, { createdAt: at, durationMs: 4_000, model: "rare" });
    const timed = async () => (await efficiency({ ...YEAR, models: ["rare"] }, MODEL)).total;
    await recorder.record([late()]);
    expect(await timed()).toMatchObject({ durationRequests: 1, durationP50Ms: 3_999 });
    expect(await built()).toBe(all);
    await mergeDeltas(pool);
    expect(await built()).toBe(all - 1);
    expect(await timed()).toMatchObject({ durationRequests: 1, durationP50Ms: 3_999 });
    expect(await buildDurations(pool, OVER)).toBe(1);
    expect(await built()).toBe(all);
    expect(await timed()).toMatchObject({ durationRequests: 1, durationP50Ms: 3_999 });
  });

  test("stays as it is when only a cost changes", async () => {
    await mergeDeltas(pool);
    await buildDurations(pool, OVER);
    const all = await built();
    await pool.query(`insert into usage_deltas (bucket_start, user_id, dimension_id, cost)
      select bucket_start, 0, dimension_id, 5 from token_usage_stats`);
    await mergeDeltas(pool);
    expect(await built()).toBe(all);
  });

  test("waits for no range that has too many requests which are not built: it says since when", async () => {
    await pool.query("delete from usage_duration_days; delete from usage_duration_spans");
    const { total, durationsSince } = await efficiency(YEAR, MODEL, 500);
    const raw = await pool.query(
      `select (count(*) filter (where ${TIMED}))::int as timed, count(*)::int as requests from token_usage where created_at >= $1`,
      [durationsSince],
    );
    expect(total.durationRequests).toBe(raw.rows[0].timed);
    expect(raw.rows[0].requests).toBeLessThanOrEqual(500);
    expect(durationsSince.getTime() % 900_000).toBe(0);
    await buildDurations(pool, OVER);
    const whole = await efficiency(YEAR, MODEL, 500);
    expect(whole.durationsSince).toEqual(whole.range.from);
    expect(whole.total.durationRequests).toBeGreaterThan(total.durationRequests);
  });

  test("outlives its raw rows, also when a request comes late for them", async () => {
    await buildDurations(pool, OVER);
    const autumn = { range: { preset: "2026-09-20..2026-11-20" }, timezone: "UTC" };
    const before = (await efficiency(autumn, MODEL)).total;
    await pool.query("drop table token_usage_2026_10");
    const figures = async () => figuresOf((await efficiency(autumn, MODEL)).total);
    expect(await figures()).toEqual(figuresOf(before));
    const partitions = new UsagePartitions(pool);
    await partitions.ensureFor([new Date("2026-10-10T10:00Z")]);
    const { rows } = await pool.query(`select start from usage_duration_spans where quarters = 1
      and start between '2026-10-02' and '2026-10-30' order by start limit 1`);
    const version = () => pool.query("select sum(version)::text as sum from usage_day_versions");
    await recorder.record([sampleUsage("too-late", { createdAt: rows[0].start })]);
    await mergeDeltas(pool);
    const known = await version();
    expect(await buildDurations(pool, OVER)).toBe(1);
    expect(await figures()).toEqual(figuresOf(before));
    expect((await version()).rows).not.toEqual(known.rows);
  });

  test("has longer spans, up to 64 days, of days without usage as well", async () => {
    await recorder.record([sampleUsage("early", { createdAt: new Date("2026-06-01T00:00Z"), durationMs: 50 })]);
    await mergeDeltas(pool);
    await buildDurations(pool, OVER);
    const lengths = await pool.query("select distinct quarters from usage_duration_spans order by 1");
    expect(lengths.rows.map(({ quarters }) => Number(quarters))).toEqual([1, 4, 16, 96, 384, 1_536, 6_144]);
    expect((await efficiency(YEAR, MODEL)).durationsSince).toEqual(new Date("2026-01-01T00:00Z"));
  });
});
