import { NO_TOKENS } from "@tokenledger/model/token-class";
import { expect, vi } from "vitest";
import { Scheduler } from "../../src/app/jobs/scheduler.js";
import { emptyLedger } from "../usage/empty-ledger.js";
import { ask } from "./ask.js";
import { ADMIN, API_KEY, startProduct } from "./start-product.js";

export const KEY = { Authorization: `Bearer ${API_KEY}` };
export const RANGE = { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z" };
const WHAT = `id state requestsTotal requestsDone changedRequests costBefore costAfter difference undoUntil error requestedBy reason`;

export const APPLY = `mutation ($scope: RecostScopeInput!, $version: String!, $reason: String!) {
  applyRecost(scope: $scope, pricesVersion: $version, reason: $reason) { ${WHAT} } }`;

/** A product that records and re-costs a model of this test alone. */
export async function openRecostDesk() {
  const product = await startProduct();
  const signedIn = await ask(
    product,
    "mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { id } }",
    { variables: { e: ADMIN.email, p: ADMIN.password } },
  );
  const member = { Cookie: signedIn.cookie?.split(";")[0] ?? "" };
  const scheduler = new Scheduler({ ...product.container, pool: product.container.housekeeping });
  // Every server knows the list by now.
  await product.sql.query("update price_lists set decided_at = decided_at - interval '1 minute'");
  let model = "";
  let nextId = 0;

  /** Another model, and nothing is recorded. */
  async function reset(): Promise<void> {
    model = `inhouse-${(nextId += 1)}`;
    await emptyLedger(product.sql);
    await product.sql
      .query(`delete from usage_corrections; delete from recost_changes; delete from recost_sum_changes; delete from recosts;
      delete from prices where list_id is null`);
  }

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
  async function setPrice(
    input: bigint,
    output: bigint,
    more: { from?: string; tiers?: unknown[] } = {},
  ): Promise<void> {
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

  const gql = async (
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = member,
  ) => ask(product, query, { variables, headers });

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

  async function stop(): Promise<void> {
    await scheduler.stop();
    await product.stop();
  }

  return {
    product,
    model: () => model,
    reset,
    record,
    setPrice,
    untilKnown,
    gql,
    preview,
    apply,
    until,
    act,
    storedCosts,
    stop,
  };
}
