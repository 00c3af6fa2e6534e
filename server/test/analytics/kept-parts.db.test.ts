import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Role } from "../../src/access/permission.js";
import { AnswerCache } from "../../src/analytics/answers/answer-cache.js";
import { keptParts } from "../../src/analytics/answers/kept-parts.js";
import { readPartStamps } from "../../src/analytics/answers/read-part-stamps.js";
import { readStamp, type ReadSpan } from "../../src/analytics/answers/read-stamp.js";
import type { UsageFilterRequest } from "../../src/analytics/question.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import type { UsageRecorder } from "../../src/usage/record-usage.js";
import { ledgerWriters } from "../usage/ledger-writers.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { memberWith, openQuestions } from "./asking.js";

const MIB = 1024 * 1024;
const FILTER: UsageFilterRequest = { range: { preset: "2026-11-01..2026-11-23" }, timezone: "UTC" };
/** Of the counters' zone and of none: a stamp is of all days that its span touches. */
const SPANS = ["2026-11-01T00:00Z", "2026-11-09T15:00Z", "2026-11-11T00:05Z", "2026-11-20T00:00Z"].flatMap(
  (from, at, all) => {
    const to = all[at + 1];
    return to === undefined ? [] : [{ from: new Date(from), to: new Date(to) }];
  },
);

let door: Awaited<ReturnType<typeof openQuestions>>;
let pool: pg.Pool;
let recorder: UsageRecorder;
let sequence = 0;

beforeAll(async () => {
  door = await openQuestions();
  pool = new pg.Pool({ connectionString: door.databaseUrl, max: 4, pipeline: true, options: "-c timezone=UTC" });
  ({ recorder } = ledgerWriters(pool));
});

afterAll(async () => {
  await pool.end();
  await door.close();
});

async function record(at: string): Promise<void> {
  sequence += 1;
  await recorder.record([sampleUsage(`part-${sequence}`, { createdAt: new Date(at) })]);
}

interface Asked {
  readonly filter?: UsageFilterRequest;
  readonly request?: Readonly<Record<string, unknown>>;
  readonly spans?: readonly ReadSpan[];
  readonly role?: Role;
}

/** The spans that are read for the question, by their number. */
async function readOf(kept: AnswerCache, { filter = FILTER, request = {}, spans = SPANS, role }: Asked = {}) {
  const read: number[] = [];
  const values = await door.question(
    filter,
    (question) =>
      keptParts(
        { ...question, kept },
        {
          name: "a part",
          request,
          spans,
          read: (missing) => {
            read.push(...missing.map((span) => spans.indexOf(span)));
            return Promise.resolve(missing.map(({ from }) => ({ from, large: 10n ** 30n })));
          },
        },
      ),
    memberWith(role ?? Role.ADMIN),
  );
  expect(values).toEqual(spans.map(({ from }) => ({ from, large: 10n ** 30n })));
  return read;
}

describe("parts of answers", () => {
  test("are read once, by whatever question has them", async () => {
    const kept = new AnswerCache(MIB);
    expect(await readOf(kept)).toEqual([0, 1, 2]);
    expect(await readOf(kept)).toEqual([]);
    const longer: UsageFilterRequest = { ...FILTER, range: { preset: "2026-10-01..2026-11-30" } };
    expect(await readOf(kept, { filter: longer })).toEqual([]);
  });

  test.each([
    { name: "in the middle of one", at: "2026-11-10T12:00Z", read: [1] },
    { name: "in the quarter of an hour that two share", at: "2026-11-11T00:01Z", read: [1, 2] },
    { name: "after all of them", at: "2026-11-20T00:00Z", read: [] },
  ])("are read again where something is recorded: $name", async ({ at, read }) => {
    const kept = new AnswerCache(MIB);
    await readOf(kept);
    await record(at);
    expect(await readOf(kept)).toEqual(read);
    expect(await readOf(kept)).toEqual([]);
  });

  test("are read again after a merge of their days, and no others", async () => {
    await mergeDeltas(pool);
    await record("2026-11-15T12:00Z");
    const kept = new AnswerCache(MIB);
    await readOf(kept);
    await mergeDeltas(pool);
    expect(await readOf(kept)).toEqual([2]);
  });

  test("are of one kind of question, zone, choice of usage and right alone", async () => {
    const kept = new AnswerCache(MIB);
    await readOf(kept);
    const others: readonly Asked[] = [
      { request: { meter: "COST" } },
      { filter: { ...FILTER, timezone: "Asia/Seoul" } },
      { filter: { ...FILTER, models: ["a"] } },
      { filter: { ...FILTER, projectIds: ["1"] } },
      { role: Role.AUDITOR },
    ];
    for (const other of others) expect(await readOf(kept, other)).toEqual([0, 1, 2]);
  });

  test("take room as answers do, and none where nothing is kept", async () => {
    const small = new AnswerCache(3_000);
    for (let at = 0; at < 20; at += 1) await readOf(small, { request: { at } });
    expect(small.bytes).toBeLessThanOrEqual(3_000);
    const none = new AnswerCache(0);
    await readOf(none);
    expect(await readOf(none)).toEqual([0, 1, 2]);
  });

  test("have the stamp that the same span has as an answer's", async () => {
    await record("2026-11-10T12:00Z");
    const [together, alone] = await door.question(FILTER, async ({ db }) => {
      const each: string[] = [];
      for (const span of SPANS) each.push(await readStamp(db, [span]));
      return [await readPartStamps(db, SPANS), each] as const;
    });
    expect(together).toEqual(alone);
    expect(new Set(together).size).toBeGreaterThan(1);
  });
});
