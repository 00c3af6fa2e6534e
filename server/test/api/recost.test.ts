import { createClient } from "graphql-ws";
import { NO_TOKENS } from "@tokenledger/model/token-class";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { Scheduler } from "../../src/app/jobs/scheduler.js";
import { emptyLedger } from "../usage/empty-ledger.js";
import { expectLedgerAgrees } from "../usage/expect-ledger-agrees.js";
import { ask } from "./ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";

const KEY = { Authorization: `Bearer ${API_KEY}` };
const RANGE = { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z" };
const WHAT = `id state requestsTotal requestsDone changedRequests costBefore costAfter difference undoUntil error requestedBy reason`;

let product: Product;
let scheduler: Scheduler;
let model: string;
let member: { Cookie: string };
let nextId = 0;

beforeAll(async () => {
  product = await startProduct();
  const signedIn = await ask(
    product,
    "mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { id } }",
    { variables: { e: ADMIN.email, p: ADMIN.password } },
  );
  member = { Cookie: signedIn.cookie?.split(";")[0] ?? "" };
  scheduler = new Scheduler({ ...product.container, pool: product.container.housekeeping });
  // Every server knows the list by now.
  await product.sql.query("update price_lists set decided_at = decided_at - interval '1 minute'");
}, 60_000);

afterAll(async () => {
  await scheduler.stop();
  await product.stop();
});

beforeEach(async () => {
  model = `inhouse-${(nextId += 1)}`;
  await emptyLedger(product.sql);
  await product.sql
    .query(`delete from usage_corrections; delete from recost_changes; delete from recost_sum_changes; delete from recosts;
    delete from prices where list_id is null`);
});

async function record(events: readonly Record<string, unknown>[]): Promise<void> {
  const response = await fetch(`${product.url}/v1/usage?backfill=1`, {
    method: "POST",
    headers: { ...KEY, "Content-Type": "application/json" },
    body: JSON.stringify({
      events: events.map((event) => ({
        id: `e-${(nextId += 1)}`,
        userId: "minji",
        feature: "summary",
        provider: "acme",
        model,
        inputTokens: 1_000,
        outputTokens: 100,
        time: "2026-11-10T03:00:00Z",
        ...event,
      })),
    }),
  });
  expect(await response.json()).toMatchObject({ rejected: [] });
}

/** Pico-USD per token; long enough ago for every server to know it. */
async function setPrice(input: bigint, output: bigint, more: { from?: string; tiers?: unknown[] } = {}): Promise<void> {
  await product.sql.query(
    `insert into prices (provider, model, position, match, rates, source, checked_on, effective_from, created_at)
     values ('acme', $1::text, 0, jsonb_build_object('equals', $1::text), $2, 'own', '2026-11-01', $3, now() - interval '1 minute')`,
    [
      model,
      JSON.stringify({
        input: { base: String(input), ...(more.tiers !== undefined && { tiers: more.tiers }) },
        output: { base: String(output) },
      }),
      more.from ?? null,
    ],
  );
}

/** A correction prices by what the server knows. */
const untilKnown = () =>
  vi.waitFor(
    () => {
      const sold = { projectId: 1, provider: "acme", model, serviceTier: null, webSearches: 0 };
      const priced = product.container.prices.price({ ...sold, time: new Date(), counts: NO_TOKENS });
      expect(priced.state).toBe("priced");
    },
    { timeout: 10_000 },
  );

const gql = async (query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = member) =>
  ask(product, query, { variables, headers });

async function preview(scope: Record<string, unknown> = {}) {
  const { data, errors } = await gql(
    `query ($scope: RecostScopeInput!) { previewRecost(scope: $scope) {
      requests changedRequests newlyPriced newlyUnpriced archivedRequests leftAsIsRequests costBefore costAfter difference pricesVersion
      unpricedBefore unpricedAfter
      byDay { key requests changedRequests costBefore costAfter difference }
      byModel { key requests unpricedBefore unpricedAfter difference }
      byUser { label requests difference } } }`,
    { scope: { range: RANGE, ...scope } },
  );
  expect(errors).toEqual([]);
  return (data as { previewRecost: Record<string, unknown> & { pricesVersion: string } }).previewRecost;
}

const APPLY = `mutation ($scope: RecostScopeInput!, $version: String!, $reason: String!) {
  applyRecost(scope: $scope, pricesVersion: $version, reason: $reason) { ${WHAT} } }`;

async function apply(scope: Record<string, unknown> = {}): Promise<string> {
  const { pricesVersion } = await preview(scope);
  const { data, errors } = await gql(APPLY, {
    scope: { range: RANGE, ...scope },
    version: pricesVersion,
    reason: "the contract names other prices",
  });
  expect(errors).toEqual([]);
  return (data as { applyRecost: { id: string } }).applyRecost.id;
}

async function until(id: string, state: string) {
  return vi.waitFor(
    async () => {
      const { data } = await gql(`query ($id: ID!) { recost(id: $id) { ${WHAT} } }`, { id });
      expect(data).toMatchObject({ recost: { state } });
      return (data as { recost: Record<string, unknown> }).recost;
    },
    { timeout: 15_000, interval: 100 },
  );
}

const act = (name: string, id: string, headers?: Record<string, string>) =>
  gql(
    `mutation ($id: ID!, $reason: String!) { ${name}(id: $id, reason: $reason) { ${WHAT} } }`,
    { id, reason: "it was wrong" },
    headers,
  );

const storedCosts = async () =>
  (await product.sql.query("select cost, cost_state, price_id from token_usage order by id")).rows;

describe("a re-cost", () => {
  test("previews what it then does, and its undo gives everything back", async () => {
    await record([
      {},
      { userId: null, time: "2026-11-11T16:00:00Z" },
      { provider: "google", model: "gemini-2.5-flash" },
    ]);
    const before = await storedCosts();
    await setPrice(1_000_000n, 4_000_000n);
    const seen = await preview();
    expect(seen).toMatchObject({
      requests: 3,
      changedRequests: 2,
      unpricedBefore: 2,
      unpricedAfter: 0,
      newlyPriced: 2,
      newlyUnpriced: 0,
      archivedRequests: 0,
      leftAsIsRequests: 0,
      costBefore: "0.00055",
      costAfter: "0.00335",
      difference: "0.0028",
      byDay: [
        { key: "2026-11-10", requests: 2, changedRequests: 1, difference: "0.0014" },
        { key: "2026-11-12", requests: 1, changedRequests: 1, difference: "0.0014" },
      ],
      byModel: [
        { key: `acme/${model}`, requests: 2, unpricedBefore: 2, unpricedAfter: 0, difference: "0.0028" },
        { key: "google/gemini-2.5-flash", requests: 1, unpricedBefore: 0, unpricedAfter: 0, difference: "0" },
      ],
      byUser: [
        { label: "—", requests: 1, difference: "0.0014" },
        { label: expect.stringMatching(/^.+-[0-9A-Z]{4,}$/), requests: 2, difference: "0.0014" },
      ],
    });
    const id = await apply();
    expect(await until(id, "DONE")).toMatchObject({
      requestsTotal: 3,
      requestsDone: 3,
      changedRequests: 2,
      costBefore: "0.00055",
      costAfter: "0.00335",
      difference: "0.0028",
      requestedBy: ADMIN.email,
      error: null,
      undoUntil: expect.any(String),
    });
    expect(await preview()).toMatchObject({ changedRequests: 0, difference: "0" });
    await expectLedgerAgrees(product.sql, "Asia/Seoul");
    expect((await act("undoRecost", id)).errors).toEqual([]);
    expect(await until(id, "UNDONE")).toMatchObject({
      requestsTotal: 2,
      requestsDone: 2,
      changedRequests: 2,
      undoUntil: null,
    });
    expect(await storedCosts()).toEqual(before);
    await expectLedgerAgrees(product.sql, "Asia/Seoul");
    const { rows } = await product.sql.query(
      "select action, target_id, reason from audit_entries where target_kind = 'recost' order by id",
    );
    expect(rows).toEqual([
      { action: "recost.apply", target_id: id, reason: "the contract names other prices" },
      { action: "recost.undo", target_id: id, reason: "it was wrong" },
    ]);
  });

  test("has open screens ask again when it ended", async () => {
    const client = createClient({
      url: `${product.url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${API_KEY}` },
      retryAttempts: 0,
    });
    const ticks = client.iterate<{ usageRecorded: { droppedBefore: string | null } }>({
      query: `subscription { usageRecorded(filter: { range: { preset: "today" } }) { droppedBefore } }`,
    });
    const toldToAskAgain = async () => {
      for await (const { data } of ticks) if (data?.usageRecorded.droppedBefore != null) return true;
      return false;
    };
    try {
      await ticks.next();
      await record([{}]);
      await setPrice(1_000_000n, 4_000_000n);
      const told = toldToAskAgain();
      await until(await apply(), "DONE");
      expect(await told).toBe(true);
    } finally {
      await client.dispose();
    }
  });

  test("of unpriced requests leaves the others as they are", async () => {
    await record([{}, { provider: "google", model: "gemini-2.5-flash" }]);
    await product.sql.query("update token_usage set cost = 7 where model <> $1", [model]);
    await setPrice(1_000_000n, 4_000_000n);
    expect(await preview({ unpricedOnly: true })).toMatchObject({ requests: 1, changedRequests: 1 });
    await until(await apply({ unpricedOnly: true }), "DONE");
    expect(await storedCosts()).toMatchObject([{ cost: "1400000000" }, { cost: "7" }]);
  });

  test("of a range that ends within a quarter of an hour ends there", async () => {
    await record([{}, { time: "2026-11-10T03:06:59.999Z" }, { time: "2026-11-10T03:07:00Z" }]);
    await setPrice(1_000_000n, 4_000_000n);
    const scope = { range: { from: "2026-11-01T00:00:00Z", to: "2026-11-10T03:07:00Z" } };
    expect(await preview(scope)).toMatchObject({ requests: 2, changedRequests: 2 });
    expect(await until(await apply(scope), "DONE")).toMatchObject({ requestsDone: 2, changedRequests: 2 });
    expect(await storedCosts()).toMatchObject([{ cost: "1400000000" }, { cost: "1400000000" }, { cost: null }]);
  });

  test("is cancelled when the step under way has ended, however long that takes", async () => {
    const { rows } = await product.sql.query(
      `insert into recosts (state, reason, range_from, range_to, timezone, project_ids, providers, models, unpriced_only,
         prices_as_of, settled_at, cursor_at)
       values ('queued', 'r', now() - interval '1 hour', now(), 'UTC', '{}', '{}', '{}', false, now(), 'infinity', now())
       returning id`,
    );
    const id = String(rows[0].id);
    const step = await product.sql.connect();
    try {
      await step.query("begin");
      await step.query("select from recosts where id = $1 for update", [id]);
      const cancelled = act("cancelRecost", id);
      await vi.waitFor(async () => {
        const waiting = await product.sql.query(
          "select from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0",
        );
        expect(waiting.rowCount).toBe(1);
      });
      await step.query("update recosts set state = 'running', requests_done = 1 where id = $1", [id]);
      await step.query("commit");
      expect(await cancelled).toMatchObject({
        errors: [],
        data: { cancelRecost: { state: "CANCELLED", requestsDone: 1 } },
      });
    } finally {
      await step.query("rollback");
      step.release();
    }
  });

  test("takes a cost away whose price was retired", async () => {
    await setPrice(1_000_000n, 4_000_000n);
    await vi.waitFor(async () => {
      await record([{}]);
      expect((await storedCosts()).at(-1)).toMatchObject({ cost_state: "priced" });
    }, 10_000);
    await product.sql.query("delete from token_usage where cost_state = 'unpriced'");
    await product.sql.query("update prices set retired_at = now() - interval '30 seconds' where provider = 'acme'");
    expect(await preview()).toMatchObject({ newlyUnpriced: 1, costAfter: "0" });
    await until(await apply(), "DONE");
    expect(await storedCosts()).toEqual([{ cost: null, cost_state: "unpriced", price_id: null }]);
  });

  test("undone leaves what was corrected since, and says so", async () => {
    await record([{ id: "stays" }, {}]);
    await setPrice(1_000_000n, 4_000_000n);
    const id = await apply();
    await until(id, "DONE");
    await untilKnown();
    const corrected = await gql(
      `mutation { correctUsage(eventId: "stays", correction: { feature: "other" }, reason: "wrong feature") { id } }`,
      {},
      KEY,
    );
    expect(corrected.errors).toEqual([]);
    await act("undoRecost", id);
    expect(await until(id, "UNDONE")).toMatchObject({
      error: expect.stringMatching(/corrected or re-costed later or are gone: 1\.$/),
    });
    const { rows } = await product.sql.query(
      "select event_id, cost_state from token_usage order by (event_id = 'stays')",
    );
    expect(rows).toMatchObject([{ cost_state: "unpriced" }, { event_id: "stays", cost_state: "priced" }]);
    await expectLedgerAgrees(product.sql, "Asia/Seoul");
  });

  test("is refused when prices changed since the preview, and beside another one", async () => {
    await record([{}]);
    const { pricesVersion } = await preview();
    await setPrice(1_000_000n, 4_000_000n);
    const scope = { range: RANGE };
    const conflict = [{ extensions: { code: "CONFLICT" } }];
    expect((await gql(APPLY, { scope, version: pricesVersion, reason: "x" })).errors).toMatchObject(conflict);
    await product.sql.query(
      `insert into recosts (state, reason, range_from, range_to, timezone, project_ids, providers, models, unpriced_only,
         prices_as_of, settled_at, cursor_at)
       values ('queued', 'r', now() - interval '1 hour', now(), 'UTC', '{}', '{}', '{}', false, now(), 'infinity', now())`,
    );
    const fresh = (await preview()).pricesVersion;
    expect((await gql(APPLY, { scope, version: fresh, reason: "x" })).errors).toMatchObject(conflict);
    const { data } = await gql("{ recosts { totalCount nodes { id state undoUntil } } }");
    const [queued] = (data as { recosts: { nodes: { id: string }[] } }).recosts.nodes;
    expect(await act("cancelRecost", queued?.id ?? "")).toMatchObject({
      errors: [],
      data: { cancelRecost: { state: "CANCELLED", undoUntil: null } },
    });
    expect((await act("undoRecost", queued?.id ?? "")).errors).toMatchObject(conflict);
    await until(await apply(), "DONE");
  });

  test("is for members, and applying it for those who manage prices", async () => {
    const forbidden = [{ extensions: { code: "FORBIDDEN" } }];
    expect((await gql("{ recosts { totalCount } }", {}, KEY)).errors).toMatchObject(forbidden);
    expect((await act("undoRecost", "1", KEY)).errors).toMatchObject(forbidden);
    expect((await act("undoRecost", "1", {})).errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });

  test.each([
    { scope: { range: { preset: "then" } }, field: "range.preset" },
    { scope: { range: RANGE, projectIds: ["x"] }, field: "projectIds" },
    { scope: { range: RANGE, timezone: "+9" }, field: "timezone" },
  ])("is refused with $field named", async ({ scope, field }) => {
    const { errors } = await gql("query ($scope: RecostScopeInput!) { previewRecost(scope: $scope) { requests } }", {
      scope,
    });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field } }]);
  });

  test.each([
    { name: "undoRecost", id: "99", reason: "x", code: "NOT_FOUND" },
    { name: "cancelRecost", id: "x", reason: "x", code: "BAD_INPUT" },
    { name: "cancelRecost", id: "1", reason: " ", code: "BAD_INPUT" },
  ])("$name of $id is $code", async ({ name, id, reason, code }) => {
    const { errors } = await gql(`mutation ($id: ID!, $reason: String!) { ${name}(id: $id, reason: $reason) { id } }`, {
      id,
      reason,
    });
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });
});

describe("of a month whose raw rows are archived", () => {
  const archived = async () => {
    const sums = await sumsOf();
    await product.sql.query("drop table token_usage_2026_10");
    return sums;
  };
  const OCTOBER = { range: { from: "2026-10-01T00:00:00Z", to: "2026-11-01T00:00:00Z" } };
  const at = (time: string) => ({ time: `2026-10-${time}Z` });
  const sumsOf = async () => {
    const of = async (table: string, key: string) =>
      (
        await product.sql.query(
          `select ${key}, sum(requests)::text as requests, sum(unpriced_requests)::text as unpriced, sum(cost)::text as cost
           from ${table} group by ${key} order by ${key}`,
        )
      ).rows;
    const counters = await product.sql.query(
      `select period, period_start::text, user_id, sum(cost)::text as cost from usage_by_user_period
       group by 1, 2, 3 having sum(requests) > 0 order by 1, 2, 3`,
    );
    return [
      await of("token_usage_stats", "bucket_start"),
      await of("token_usage_by_user", "bucket_start"),
      counters.rows,
    ];
  };

  test("sums are priced anew where they tell it, and given back", async () => {
    await record([
      at("05T01:00:00"),
      { ...at("05T01:01:00"), userId: "jisoo" },
      { ...at("05T01:02:00"), userId: null },
    ]);
    const before = await archived();
    await setPrice(1_000_000n, 4_000_000n);
    expect(await preview(OCTOBER)).toMatchObject({
      requests: 3,
      archivedRequests: 3,
      leftAsIsRequests: 0,
      unpricedBefore: 3,
      unpricedAfter: 0,
      newlyPriced: 3,
      costAfter: "0.0042",
      byDay: [{ key: "2026-10-05", requests: 3, changedRequests: 3 }],
    });
    const id = await apply(OCTOBER);
    expect(await until(id, "DONE")).toMatchObject({ changedRequests: 3, costAfter: "0.0042", requestsDone: 3 });
    const [stats, byUser, counters] = await sumsOf();
    expect(stats).toMatchObject([{ requests: "3", unpriced: "0", cost: "4200000000" }]);
    expect(byUser).toEqual(stats);
    expect(counters?.map(({ cost }) => cost)).toEqual(["1400000000", "1400000000", "1400000000", "1400000000"]);
    await act("undoRecost", id);
    expect(await until(id, "UNDONE")).toMatchObject({ error: null });
    expect(await sumsOf()).toEqual(before);
  });

  test.each([
    {
      why: "a context tier would have to be known of each request",
      price: () => setPrice(1n, 1n, { tiers: [{ above: 200_000, rate: "2" }] }),
      events: [at("05T01:00:00"), at("05T01:01:00")],
    },
    {
      why: "the price changes within the bucket",
      price: () => setPrice(1n, 1n, { from: "2026-10-05T01:05:00Z" }),
      events: [at("05T01:00:00"), at("05T01:06:00")],
    },
  ])("sums stay as they are when $why", async ({ price, events }) => {
    await record(events);
    const before = await archived();
    await price();
    expect(await preview(OCTOBER)).toMatchObject({ archivedRequests: 0, leftAsIsRequests: 2, difference: "0" });
    await until(await apply(OCTOBER), "DONE");
    expect(await sumsOf()).toEqual(before);
  });

  test("one request by itself tells its context tier", async () => {
    await record([{ ...at("05T01:00:00"), inputTokens: 300_000, outputTokens: 0 }]);
    await archived();
    await setPrice(1n, 1n, { tiers: [{ above: 200_000, rate: "2" }] });
    expect(await preview(OCTOBER)).toMatchObject({ archivedRequests: 1, costAfter: "0.0000006" });
  });

  test.each([
    { of: "rows", archive: async (isSecond: boolean) => void (isSecond && (await archived())) },
    { of: "sums", archive: async (isSecond: boolean) => void (!isSecond && (await archived())) },
  ])("what a later re-cost gave $of stays when the former is undone after they were archived", async ({ archive }) => {
    await record([at("05T01:00:00"), at("06T01:00:00")]);
    await setPrice(1_000_000n, 4_000_000n);
    const former = await apply(OCTOBER);
    await until(former, "DONE");
    await archive(false);
    await setPrice(2_000_000n, 8_000_000n);
    await until(await apply(OCTOBER), "DONE");
    await archive(true);
    const after = await sumsOf();
    await act("undoRecost", former);
    expect(await until(former, "UNDONE")).toMatchObject({
      error: expect.stringMatching(/corrected or re-costed later or are gone: 2\.$/),
    });
    expect(await sumsOf()).toEqual(after);
  });

  test("rows that were archived after a re-cost are undone in their sums", async () => {
    await record([at("05T01:00:00"), at("06T01:00:00")]);
    const before = await sumsOf();
    await setPrice(1_000_000n, 4_000_000n);
    const id = await apply(OCTOBER);
    await until(id, "DONE");
    await product.sql.query("drop table token_usage_2026_10");
    await act("undoRecost", id);
    expect(await until(id, "UNDONE")).toMatchObject({ error: null });
    expect(await sumsOf()).toEqual(before);
  });
});
