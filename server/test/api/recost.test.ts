import { createClient } from "graphql-ws";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { expectLedgerAgrees } from "../usage/expect-ledger-agrees.js";
import { APPLY, KEY, openRecostDesk, RANGE } from "./open-recost-desk.js";
import { ADMIN, API_KEY, type Product } from "./start-product.js";

let desk: Awaited<ReturnType<typeof openRecostDesk>>;
let product: Product;

beforeAll(async () => {
  desk = await openRecostDesk();
  ({ product } = desk);
}, 60_000);

afterAll(() => desk.stop());

beforeEach(() => desk.reset());

describe("a re-cost", () => {
  test("previews what it then does, and its undo gives everything back", async () => {
    await desk.record([
      {},
      { userId: null, time: "2026-11-11T16:00:00Z" },
      { provider: "google", model: "gemini-2.5-flash" },
    ]);
    const before = await desk.storedCosts();
    await desk.setPrice(1_000_000n, 4_000_000n);
    const seen = await desk.preview();
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
        { key: `acme/${desk.model()}`, requests: 2, unpricedBefore: 2, unpricedAfter: 0, difference: "0.0028" },
        { key: "google/gemini-2.5-flash", requests: 1, unpricedBefore: 0, unpricedAfter: 0, difference: "0" },
      ],
      byUser: [
        { label: "—", requests: 1, difference: "0.0014" },
        { label: expect.stringMatching(/^.+-[0-9A-Z]{4,}$/), requests: 2, difference: "0.0014" },
      ],
    });
    const id = await desk.apply();
    expect(await desk.until(id, "DONE")).toMatchObject({
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
    expect(await desk.preview()).toMatchObject({ changedRequests: 0, difference: "0" });
    await expectLedgerAgrees(product.sql, "Asia/Seoul");
    expect((await desk.act("undoRecost", id)).errors).toEqual([]);
    expect(await desk.until(id, "UNDONE")).toMatchObject({
      requestsTotal: 2,
      requestsDone: 2,
      changedRequests: 2,
      undoUntil: null,
    });
    expect(await desk.storedCosts()).toEqual(before);
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
      await desk.record([{}]);
      await desk.setPrice(1_000_000n, 4_000_000n);
      const told = toldToAskAgain();
      await desk.until(await desk.apply(), "DONE");
      expect(await told).toBe(true);
    } finally {
      await client.dispose();
    }
  });

  test("of unpriced requests leaves the others as they are", async () => {
    await desk.record([{}, { provider: "google", model: "gemini-2.5-flash" }]);
    await product.sql.query("update token_usage set cost = 7 where model <> $1", [desk.model()]);
    await desk.setPrice(1_000_000n, 4_000_000n);
    expect(await desk.preview({ unpricedOnly: true })).toMatchObject({ requests: 1, changedRequests: 1 });
    await desk.until(await desk.apply({ unpricedOnly: true }), "DONE");
    expect(await desk.storedCosts()).toMatchObject([{ cost: "1400000000" }, { cost: "7" }]);
  });

  test("of a range that ends within a quarter of an hour ends there", async () => {
    await desk.record([{}, { time: "2026-11-10T03:06:59.999Z" }, { time: "2026-11-10T03:07:00Z" }]);
    await desk.setPrice(1_000_000n, 4_000_000n);
    const scope = { range: { from: "2026-11-01T00:00:00Z", to: "2026-11-10T03:07:00Z" } };
    expect(await desk.preview(scope)).toMatchObject({ requests: 2, changedRequests: 2 });
    expect(await desk.until(await desk.apply(scope), "DONE")).toMatchObject({ requestsDone: 2, changedRequests: 2 });
    expect(await desk.storedCosts()).toMatchObject([{ cost: "1400000000" }, { cost: "1400000000" }, { cost: null }]);
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
      const cancelled = desk.act("cancelRecost", id);
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
    await desk.setPrice(1_000_000n, 4_000_000n);
    await vi.waitFor(async () => {
      await desk.record([{}]);
      expect((await desk.storedCosts()).at(-1)).toMatchObject({ cost_state: "priced" });
    }, 10_000);
    await product.sql.query("delete from token_usage where cost_state = 'unpriced'");
    await product.sql.query("update prices set retired_at = now() - interval '30 seconds' where provider = 'acme'");
    expect(await desk.preview()).toMatchObject({ newlyUnpriced: 1, costAfter: "0" });
    await desk.until(await desk.apply(), "DONE");
    expect(await desk.storedCosts()).toEqual([{ cost: null, cost_state: "unpriced", price_id: null }]);
  });

  test("undone leaves what was corrected since, and says so", async () => {
    await desk.record([{ id: "stays" }, {}]);
    await desk.setPrice(1_000_000n, 4_000_000n);
    const id = await desk.apply();
    await desk.until(id, "DONE");
    await desk.untilKnown();
    const corrected = await desk.gql(
      `mutation { correctUsage(eventId: "stays", correction: { feature: "other" }, reason: "wrong feature") { id } }`,
      {},
      KEY,
    );
    expect(corrected.errors).toEqual([]);
    await desk.act("undoRecost", id);
    expect(await desk.until(id, "UNDONE")).toMatchObject({
      error: expect.stringMatching(/corrected or re-costed later or are gone: 1\.$/),
    });
    const { rows } = await product.sql.query(
      "select event_id, cost_state from token_usage order by (event_id = 'stays')",
    );
    expect(rows).toMatchObject([{ cost_state: "unpriced" }, { event_id: "stays", cost_state: "priced" }]);
    await expectLedgerAgrees(product.sql, "Asia/Seoul");
  });

  test("is refused when prices changed since the preview, and beside another one", async () => {
    await desk.record([{}]);
    const { pricesVersion } = await desk.preview();
    await desk.setPrice(1_000_000n, 4_000_000n);
    const scope = { range: RANGE };
    const conflict = [{ extensions: { code: "CONFLICT" } }];
    expect((await desk.gql(APPLY, { scope, version: pricesVersion, reason: "x" })).errors).toMatchObject(conflict);
    await product.sql.query(
      `insert into recosts (state, reason, range_from, range_to, timezone, project_ids, providers, models, unpriced_only,
         prices_as_of, settled_at, cursor_at)
       values ('queued', 'r', now() - interval '1 hour', now(), 'UTC', '{}', '{}', '{}', false, now(), 'infinity', now())`,
    );
    const fresh = (await desk.preview()).pricesVersion;
    expect((await desk.gql(APPLY, { scope, version: fresh, reason: "x" })).errors).toMatchObject(conflict);
    const { data } = await desk.gql("{ recosts { totalCount nodes { id state undoUntil } } }");
    const [queued] = (data as { recosts: { nodes: { id: string }[] } }).recosts.nodes;
    expect(await desk.act("cancelRecost", queued?.id ?? "")).toMatchObject({
      errors: [],
      data: { cancelRecost: { state: "CANCELLED", undoUntil: null } },
    });
    expect((await desk.act("undoRecost", queued?.id ?? "")).errors).toMatchObject(conflict);
    await desk.until(await desk.apply(), "DONE");
  });

  test("is for members, and applying it for those who manage prices", async () => {
    const forbidden = [{ extensions: { code: "FORBIDDEN" } }];
    expect((await desk.gql("{ recosts { totalCount } }", {}, KEY)).errors).toMatchObject(forbidden);
    expect((await desk.act("undoRecost", "1", KEY)).errors).toMatchObject(forbidden);
    expect((await desk.act("undoRecost", "1", {})).errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });

  test.each([
    { scope: { range: { preset: "then" } }, field: "range.preset" },
    { scope: { range: RANGE, projectIds: ["x"] }, field: "projectIds" },
    { scope: { range: RANGE, timezone: "+9" }, field: "timezone" },
  ])("is refused with $field named", async ({ scope, field }) => {
    const { errors } = await desk.gql(
      "query ($scope: RecostScopeInput!) { previewRecost(scope: $scope) { requests } }",
      {
        scope,
      },
    );
    expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field } }]);
  });

  test.each([
    { name: "undoRecost", id: "99", reason: "x", code: "NOT_FOUND" },
    { name: "cancelRecost", id: "x", reason: "x", code: "BAD_INPUT" },
    { name: "cancelRecost", id: "1", reason: " ", code: "BAD_INPUT" },
  ])("$name of $id is $code", async ({ name, id, reason, code }) => {
    const { errors } = await desk.gql(
      `mutation ($id: ID!, $reason: String!) { ${name}(id: $id, reason: $reason) { id } }`,
      {
        id,
        reason,
      },
    );
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });
});
