import type { EntityManager } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EventNarrowingRequest, readNarrowing } from "../../src/analytics/domain/read-narrowing.js";
import { withinStatementTime } from "../../src/analytics/narrowed-events.js";
import { type EventPortion, usageEventPortions } from "../../src/analytics/usage-event-portions.js";
import { type EventsRequest, usageEvents } from "../../src/analytics/usage-events.query.js";
import { type Ask, openQuestions } from "./asking.js";
import { plantUsage } from "./planted-usage.js";

const FILTER = { range: { preset: "2026-11-20..2026-11-20" }, timezone: "UTC" };

let em: EntityManager;
let question: Ask;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ em, question, close } = await openQuestions());
  await plantUsage(em, [
    { at: "2026-11-20T10:00:00Z", cost: 5_000_000_000_000, noteId: "Note-A", inputTokens: 9_000, outputTokens: 10 },
    { at: "2026-11-20T11:00:00Z", cost: 1_000_000_000_000, noteId: "note-b", inputTokens: 500, outputTokens: 800 },
    { at: "2026-11-20T12:00:00Z", cost: null, noteId: "100%_done", model: "house-model" },
    { at: "2026-11-20T13:00:00Z", cost: 2_000_000_000_000, inputTokens: null, outputTokens: null },
    { at: "2026-11-20T14:00:00Z", cost: 500_000_000_000, noteId: "İstanbul-ÄÖ", inputTokens: null, outputTokens: null },
    { at: "2026-11-21T00:00:00Z", cost: 9_000_000_000_000, noteId: "note-a" },
  ]);
  await em.execute("update token_usage set fingerprint = 'f-1', attempt = 2 where event_id = 'event-2'");
  await em.execute("update token_usage set request_id = 'REQ-77' where event_id = 'event-4'");
});

afterAll(() => close());

const REFUSED = { code: "BAD_INPUT", field: "narrow", message: expect.stringContaining("shorter range") };

async function readAll(portions: AsyncIterable<EventPortion>): Promise<void> {
  for await (const _ of portions);
}

function events(narrow: EventNarrowingRequest, request: Partial<EventsRequest> = {}) {
  return question(FILTER, (asked) =>
    usageEvents(asked, {
      first: 50,
      after: null,
      asOf: null,
      costStates: null,
      narrow: readNarrowing(narrow),
      ...request,
    }),
  );
}

describe("requests narrowed by what only single ones tell", () => {
  test.each([
    { narrow: { minCost: "1" }, ids: ["event-4", "event-2", "event-1"], cost: "8" },
    { narrow: { minCost: "1.000000000001" }, ids: ["event-4", "event-1"], cost: "7" },
    { narrow: { minTokens: 9_010 }, ids: ["event-1"], cost: "5" },
    { narrow: { minInputTokens: 1_000 }, ids: ["event-3", "event-1"], cost: "5" },
    { narrow: { maxOutputTokens: 10 }, ids: ["event-1"], cost: "5" },
    { narrow: { minAttempt: 2 }, ids: ["event-2"], cost: "1" },
    { narrow: { noteIds: ["note-b", "Note-A"] }, ids: ["event-2", "event-1"], cost: "6" },
    { narrow: { fingerprints: ["f-1"] }, ids: ["event-2"], cost: "1" },
    { narrow: { search: "note-a" }, ids: ["event-1"], cost: "5" },
    { narrow: { search: "req-7" }, ids: ["event-4"], cost: "2" },
    { narrow: { search: "%_" }, ids: ["event-3"], cost: "0" },
    { narrow: { search: "VENT-3" }, ids: ["event-3"], cost: "0" },
    { narrow: { search: "İstanbul-ÄÖ" }, ids: ["event-5"], cost: "0.5" },
    { narrow: { search: "note", minCost: "2" }, ids: ["event-1"], cost: "5" },
    { narrow: { search: "nothing of it" }, ids: [], cost: "0" },
  ])("$narrow selects $ids, and the footer is of those", async ({ narrow, ids, cost }) => {
    const answer = await events(narrow);
    expect(answer.nodes.map(({ eventId }) => eventId)).toEqual(ids);
    expect({ count: answer.totalCount, cost: answer.totalCost }).toEqual({ count: ids.length, cost });
    expect(answer.coverage.requests).toBe(ids.length);
  });

  test("the footer is of all pages, and of the cost states that are asked for", async () => {
    const first = await events({ minTokens: 1 }, { first: 1 });
    expect(first.nodes).toHaveLength(1);
    expect(first.totalCount).toBe(3);
    const unpriced = await events({ minTokens: 1 }, { costStates: ["unpriced"] });
    expect(unpriced.nodes.map(({ eventId }) => eventId)).toEqual(["event-3"]);
    expect(unpriced).toMatchObject({ totalCount: 1, totalCost: "0", coverage: { unpricedRequests: 1 } });
  });

  test("of some app users alone the footer is of those", async () => {
    const narrow = readNarrowing({ search: "note" });
    const request = { first: 50, after: null, asOf: null, costStates: null, narrow };
    const countOf = (userIds: readonly string[]) =>
      question({ ...FILTER, userIds }, async (asked) => (await usageEvents(asked, request)).totalCount);
    expect([await countOf(["1"]), await countOf(["1", "0"]), await countOf(["2"])]).toEqual([2, 2, 0]);
  });

  test("what takes too long is refused with what to do, not as a database that is away", async () => {
    const slow = em.transactional(async (other) => {
      await other.execute("lock table token_usage in access exclusive mode");
      return question(FILTER, async (asked) => {
        await sql`set local statement_timeout = '100ms'`.execute(asked.db);
        const narrow = readNarrowing({ search: "x" });
        return usageEvents(asked, { first: 50, after: null, asOf: null, costStates: null, narrow });
      });
    });
    await expect(slow).rejects.toMatchObject(REFUSED);
  });

  test("of a list that is read in portions, too, it is the statement's time that is told", async () => {
    await em.execute(`create schema slow; create function slow.strpos(text, text) returns int language plpgsql as
      $$ begin perform pg_sleep(2); return pg_catalog.strpos($1, $2); end $$`);
    const request = { first: 50, after: null, costStates: null, narrow: readNarrowing({ search: "x" }) };
    const slow = withinStatementTime(() =>
      question(FILTER, async (asked) => {
        await sql`select set_config('search_path', 'slow, pg_catalog, public', true)`.execute(asked.db);
        await sql`set local statement_timeout = '500ms'`.execute(asked.db);
        return readAll(usageEventPortions(asked, { ...request, asOf: asked.snapshotAt }, 10));
      }),
    );
    await expect(slow).rejects.toMatchObject(REFUSED);
  });

  test("sums that take too long are refused with the field that says so", async () => {
    const slow = question(FILTER, async ({ db }) => {
      await sql`set local statement_timeout = '50ms'`.execute(db);
      await sql`select pg_sleep(2)`.execute(db);
    });
    await expect(withinStatementTime(() => slow, "range")).rejects.toMatchObject({ ...REFUSED, field: "range" });
  });
});
