import fc from "fast-check";
import pg from "pg";
import { NO_TOKENS } from "@tokenledger/model/token-class";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DimensionDictionary } from "../../src/usage/dimensions.js";
import type { NewUsage } from "../../src/usage/domain/new-usage.js";
import { UsagePartitions } from "../../src/usage/partitions.js";
import { UsageRecorder } from "../../src/usage/record-usage.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { expectLedgerAgrees } from "./expect-ledger-agrees.js";
import { sampleUsage } from "./sample-usage.js";
import { SEAL } from "./seal.js";

let database: TestDatabase;
let pool: pg.Pool;
let otherPool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4, pipeline: true });
  otherPool = new pg.Pool({ connectionString: database.url, max: 4, pipeline: true });
});

afterAll(async () => {
  await pool.end();
  await otherPool.end();
  await database.drop();
});

beforeEach(async () => {
  await pool.query(
    `truncate token_usage, usage_event_ids, token_usage_stats, token_usage_user_stats, usage_deltas, usage_user_counters,
     usage_day_stats, usage_active_users`,
  );
});

function recorderOn(connections: pg.Pool): UsageRecorder {
  return new UsageRecorder({
    pool: connections,
    dimensions: new DimensionDictionary(connections),
    partitions: new UsagePartitions(connections),
    seal: SEAL,
  });
}

function record(events: readonly NewUsage[], connections = pool) {
  return recorderOn(connections).record(events);
}

const expectRollupsEqualRaw = () => expectLedgerAgrees(pool);

describe("recording", () => {
  test("stores an event and its sums", async () => {
    const { fates, sums } = await record([sampleUsage("a")]);
    expect(fates).toEqual(["accepted"]);
    expect(sums).toMatchObject([{ userId: null, sums: { requests: 1n, total_tokens: 1_200n, cost: 800_000_000n } }]);
    const { rows } = await pool.query("select event_id, input_tokens, total_tokens, cost from token_usage");
    expect(rows).toEqual([{ event_id: "a", input_tokens: "1000", total_tokens: "1200", cost: "800000000" }]);
    await expectRollupsEqualRaw();
  });

  test("the same event again is a duplicate and changes nothing", async () => {
    await record([sampleUsage("a")]);
    const { fates } = await record([sampleUsage("a"), sampleUsage("b")]);
    expect(fates).toEqual(["duplicate", "accepted"]);
    await expectRollupsEqualRaw();
  });

  test("the same id with other content is a conflict, and the first stays", async () => {
    await record([sampleUsage("a")]);
    const { fates } = await record([sampleUsage("a", { model: "gemini-2.5-pro" })]);
    expect(fates).toEqual(["conflict"]);
    const { rows } = await pool.query("select model from token_usage");
    expect(rows).toEqual([{ model: "gemini-2.5-flash" }]);
  });

  test("an id repeated within one batch counts once", async () => {
    const { fates } = await record([sampleUsage("a"), sampleUsage("a"), sampleUsage("a", { noteId: "other" })]);
    expect(fates).toEqual(["accepted", "duplicate", "conflict"]);
    await expectRollupsEqualRaw();
  });

  test("the same id counts once although its time moved to another month", async () => {
    await record([sampleUsage("a")]);
    const { fates } = await record([{ ...sampleUsage("a"), createdAt: new Date("2026-10-01T00:00:00Z") }]);
    expect(fates).toEqual(["duplicate"]);
    const { rows } = await pool.query("select count(*)::int as n from token_usage");
    expect(rows).toEqual([{ n: 1 }]);
  });

  test("the same id in two projects is two events", async () => {
    await record([sampleUsage("a")]);
    const other = await record([{ ...sampleUsage("a"), projectId: 2 }]);
    expect(other.fates).toEqual(["accepted"]);
  });

  test("any text comes back as it was sent", async () => {
    const text = 'tab\t line\n return\r back\\slash \\N "quoted" {braces} 한국어 🐦 \u0001';
    const sent = sampleUsage(text, { noteId: text, tags: { [text]: text }, usage: { note: text }, warnings: [text] });
    await record([sent]);
    const { rows } = await pool.query("select event_id, note_id, tags, usage, warnings from token_usage");
    expect(rows).toEqual([
      { event_id: text, note_id: text, tags: { [text]: text }, usage: { note: text }, warnings: [text] },
    ]);
  });

  test("missing usage is null in raw rows, not zero", async () => {
    await record([sampleUsage("a", { counts: null, usageState: "missing", cost: null, costState: "unpriced" })]);
    const { rows } = await pool.query("select input_tokens, total_tokens, cost from token_usage");
    expect(rows).toEqual([{ input_tokens: null, total_tokens: null, cost: null }]);
    await expectRollupsEqualRaw();
  });

  test("a partition is made for any month an event needs", async () => {
    const { fates } = await record([sampleUsage("old", { createdAt: new Date("2021-02-28T23:59:59.999Z") })]);
    expect(fates).toEqual(["accepted"]);
    const { rows } = await pool.query("select tableoid::regclass::text as partition from token_usage");
    expect(rows).toEqual([{ partition: "token_usage_2021_02" }]);
  });

  test("absurd counts neither overflow a bucket nor keep others out", async () => {
    const most = Number.MAX_SAFE_INTEGER;
    const events = Array.from({ length: 1_500 }, (_, n) => {
      return sampleUsage(`huge-${n}`, { counts: { ...NO_TOKENS, input: most } });
    });
    const { fates } = await record(events);
    expect(new Set(fates)).toEqual(new Set(["accepted"]));
    const { rows } = await pool.query("select sum(input_tokens)::text as sum from token_usage_stats");
    expect(rows).toEqual([{ sum: (BigInt(most) * 1_500n).toString() }]);
  });
});

test("what fails after the ids were claimed records nothing, and the same events are accepted later", async () => {
  const events = [sampleUsage("a", { userId: "1" }), sampleUsage("b")];
  await pool.query("alter table usage_deltas rename to elsewhere");
  await expect(record(events)).rejects.toThrow(/usage_deltas/);
  const { rows } = await pool.query(
    "select (select count(*)::int from token_usage) as raw, (select count(*)::int from usage_event_ids) as ids",
  );
  expect(rows).toEqual([{ raw: 0, ids: 0 }]);
  await pool.query("alter table elsewhere rename to usage_deltas");
  expect((await record(events)).fates).toEqual(["accepted", "accepted"]);
  await expectRollupsEqualRaw();
});

describe("once ids are no longer asked about first", () => {
  const warm = async (connections: pg.Pool, id: string) => {
    const recorder = recorderOn(connections);
    await recorder.record([sampleUsage(id)]);
    return recorder;
  };

  test("an id that is taken keeps no other event of its batch out", async () => {
    const recorder = await warm(pool, "a");
    const changed = sampleUsage("b", { noteId: "other" });
    expect((await recorder.record([sampleUsage("b"), sampleUsage("c")])).fates).toEqual(["accepted", "accepted"]);
    const { fates, sums } = await recorder.record([sampleUsage("a"), changed, sampleUsage("d")]);
    expect(fates).toEqual(["duplicate", "conflict", "accepted"]);
    expect(sums.map((row) => row.sums.requests)).toEqual([1n]);
    await expectRollupsEqualRaw();
  });

  test("writers that send the same events at once count each of them once, and never deadlock", async () => {
    const writers = await Promise.all([warm(pool, "x"), warm(pool, "y"), warm(otherPool, "z"), warm(otherPool, "w")]);
    const events = Array.from({ length: 300 }, (_, n) => sampleUsage(`e${n}`));
    const outcomes = await Promise.all(
      writers.map((writer, at) => writer.record(at % 2 === 0 ? events : events.toReversed())),
    );
    const accepted = outcomes.flatMap(({ fates }) => fates).filter((fate) => fate === "accepted");
    expect(accepted).toHaveLength(300);
    await expectRollupsEqualRaw();
  });

  test("a value that the database refuses records nothing of its batch", async () => {
    const recorder = await warm(pool, "a");
    await expect(recorder.record([sampleUsage("b"), sampleUsage("c", { durationMs: 0.5 })])).rejects.toThrow(/bigint/);
    expect((await recorder.record([sampleUsage("b")])).fates).toEqual(["accepted"]);
    await expectRollupsEqualRaw();
  });
});

describe("concurrent writers", () => {
  test("two connections that send the same events at once count each of them once", async () => {
    const events = Array.from({ length: 200 }, (_, n) => sampleUsage(`e${n}`));
    const outcomes = await Promise.all([
      record(events),
      record(events.toReversed(), otherPool),
      record(events.slice(50), otherPool),
      record(events.slice(0, 150)),
    ]);
    const accepted = outcomes.flatMap(({ fates }) => fates).filter((fate) => fate === "accepted");
    expect(accepted).toHaveLength(200);
    await expectRollupsEqualRaw();
  });

  test("batches over the same buckets in any order never deadlock", async () => {
    const batches = Array.from({ length: 24 }, (_, batch) =>
      Array.from({ length: 40 }, (_unused, n) => {
        const model = `model-${(n * 7 + batch * 11) % 13}`;
        return sampleUsage(`b${batch}-${n}`, { model, status: n % 5 === 0 ? "error" : "ok" });
      }),
    );
    const outcomes = await Promise.all(batches.map((events, at) => record(events, at % 2 === 0 ? pool : otherPool)));
    expect(outcomes.flatMap(({ fates }) => fates).every((fate) => fate === "accepted")).toBe(true);
    await expectRollupsEqualRaw();
  });
});

test("rollups equal raw rows after any order of arrival with repetitions", async () => {
  const minute = fc.integer({ min: -60 * 24 * 40, max: 0 });
  const event = fc.record({
    id: fc.integer({ min: 0, max: 30 }),
    minute,
    model: fc.constantFrom("a", "b", "c"),
    userId: fc.constantFrom("1", "2", null),
    tokens: fc.integer({ min: 0, max: 5_000_000 }),
    state: fc.constantFrom("reported", "partial", "missing"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(event, { maxLength: 12 }), { maxLength: 6 }), async (batches) => {
      for (const batch of batches) {
        await record(
          batch.map(({ id, minute: offset, model, userId, tokens, state }) => {
            const counts = state === "missing" ? null : { ...NO_TOKENS, input: tokens, cache_read: tokens % 7 };
            const unpriced = counts === null ? { cost: null, costState: "unpriced" as const } : {};
            const createdAt = new Date(Date.UTC(2026, 10, 23) + offset * 60_000);
            const usageState = state === "reported" || state === "partial" ? state : ("missing" as const);
            return sampleUsage(`p${id}`, { createdAt, model, userId, counts, usageState, ...unpriced });
          }),
        );
      }
      await expectRollupsEqualRaw();
    }),
    { numRuns: 25 },
  );
});
