import { NO_TOKENS } from "@tokenledger/model/token-class";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { GateService } from "../../src/thresholds/gate/gate.service.js";
import type { Allowance } from "../../src/thresholds/gate/allowance.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { emptyLedger } from "../usage/empty-ledger.js";
import { openLedger } from "../usage/open-ledger.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { block } from "./gate-desk.js";
import { addAppUsers } from "./watch.js";

let ledger: Awaited<ReturnType<typeof openLedger>>;
let now = new Date();
let gate: GateService;

beforeAll(async () => {
  ledger = await openLedger({ connections: 6 });
  await addAppUsers(ledger.pool, 2);
  gate = new GateService({
    pool: ledger.pool,
    appUsers: { attribute: async (_, ids) => new Map([...ids].map((id) => [id, id])) },
    prices: { price: () => ({ state: "unpriced", cost: null, priceId: null, discountId: null }) },
    clock: () => now,
  });
});

afterAll(() => ledger.close());

beforeEach(async () => {
  await emptyLedger(ledger.pool);
  await ledger.pool.query("delete from usage_thresholds; delete from usage_reservations");
});

async function daysOf(zone: string): Promise<void> {
  await ledger.pool.query(
    `insert into settings (key, value) values ('countersTimezone', to_jsonb($1::text)), ('weekStart', '1')
     on conflict (key) do update set value = excluded.value`,
    [zone],
  );
}

const ask = (tokens: number): Promise<Allowance> =>
  gate.check(1, { userId: "1", inputTokens: tokens, outputTokens: 0, holdSeconds: 3_600 });

interface Used {
  readonly at: string;
  readonly tokens: number;
}

async function use(eventId: string, { at, tokens }: Used, reservationId: string | null = null): Promise<void> {
  const counts = { ...NO_TOKENS, input: tokens };
  const usage = sampleUsage(eventId, { userId: "1", createdAt: new Date(at), counts, reservationId });
  expect(await ledger.recorder.record([usage])).toMatchObject({ fates: ["accepted"] });
}

test.each([
  {
    name: "a day of 25 hours",
    zone: "America/New_York",
    before: "2026-11-01T03:59:59Z",
    first: "2026-11-01T04:00:00Z",
    last: "2026-11-02T04:59:59Z",
    resetsAt: "2026-11-02T05:00:00.000Z",
  },
  {
    name: "a day of 23 hours",
    zone: "America/New_York",
    before: "2026-03-08T04:59:59Z",
    first: "2026-03-08T05:00:00Z",
    last: "2026-03-09T03:59:59Z",
    resetsAt: "2026-03-09T04:00:00.000Z",
  },
  {
    name: "a day that begins at one o'clock",
    zone: "Africa/Cairo",
    before: "2026-04-23T21:59:59Z",
    first: "2026-04-23T22:00:00Z",
    last: "2026-04-24T20:59:59Z",
    resetsAt: "2026-04-24T21:00:00.000Z",
  },
])(
  "$name counts from its first instant to its last, and resets then",
  async ({ zone, before, first, last, resetsAt }) => {
    await daysOf(zone);
    await block(ledger.pool, { limit: 100 });
    await use("before", { at: before, tokens: 50 });
    await use("first", { at: first, tokens: 20 });
    await mergeDeltas(ledger.pool);
    await use("last", { at: last, tokens: 30 });
    for (const at of [first, last]) {
      now = new Date(at);
      expect(await ask(51)).toMatchObject({ allowed: false, resetsAt: new Date(resetsAt), blockedBy: { used: "50" } });
    }
    now = new Date(resetsAt);
    expect(await ask(100)).toMatchObject({ allowed: true, remaining: [{ used: "0", reserved: "100" }] });
  },
);

test("what is reserved as a period ends counts in the next one too, until it is known where it was used", async () => {
  await daysOf("Asia/Seoul");
  await block(ledger.pool, { limit: 100 });
  now = new Date("2026-11-26T14:59:59Z");
  const { reservationId } = await ask(60);
  now = new Date("2026-11-26T15:00:01Z");
  expect(await ask(41)).toMatchObject({ allowed: false, blockedBy: { used: "0", reserved: "60" } });
  await use("of yesterday", { at: "2026-11-26T14:59:59Z", tokens: 55 }, reservationId);
  expect(await ask(100)).toMatchObject({ allowed: true, remaining: [{ used: "0", reserved: "100" }] });
});

test("what is used while it is merged is never counted twice and never missed", async () => {
  await daysOf("UTC");
  now = new Date("2026-11-23T12:00:00Z");
  await block(ledger.pool, { limit: 1_000_000, period: "MONTH" });
  await block(ledger.pool, { limit: 1_000_000, period: "WEEK", scope: "OVERALL" });
  const reservations: (string | null)[] = [];
  for (let at = 0; at < 40; at += 1) reservations.push((await ask(10)).reservationId);
  const seen = new Set<string>();
  const over = new AbortController();
  const look = async () => {
    while (!over.signal.aborted)
      for (const { used, reserved } of (await ask(1_000_000)).remaining) seen.add(String(+used + +reserved));
  };
  const looking = look();
  for (const [at, id] of reservations.entries()) {
    await use(`e-${at}`, { at: "2026-11-23T11:00:00Z", tokens: 10 }, id);
    if (at % 4 === 0) await mergeDeltas(ledger.pool);
  }
  over.abort();
  await looking;
  expect([...seen]).toEqual(["400"]);
  expect((await ask(1)).remaining.map(({ used, reserved }) => [used, reserved])).toEqual([
    ["400", "1"],
    ["400", "1"],
  ]);
});

test("a limit on everybody that is set while others ask is held from then on, to the token", async () => {
  await daysOf("UTC");
  let allowed = 0;
  const asking = Array.from({ length: 4 }, async (_, at) => {
    for (let tries = 0; tries < 25; tries += 1) {
      const answer = await gate.check(1, { userId: String((at % 2) + 1), inputTokens: 7, outputTokens: 0 });
      if (answer.allowed && answer.remaining.length > 0) allowed += 7;
    }
  });
  await block(ledger.pool, { scope: "OVERALL", limit: 200 });
  await Promise.all(asking);
  const { rows } = await ledger.pool.query<{ held: number }>(
    "select sum(total_tokens)::int as held from usage_reservations",
  );
  const before = (rows[0]?.held ?? 0) - allowed;
  expect(allowed).toBeLessThanOrEqual(Math.max(0, 200 - before));
});
