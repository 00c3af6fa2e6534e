import { parseUsd } from "@tokenledger/model/money";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "./ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";

const KEY = { Authorization: `Bearer ${API_KEY}` };
const TIME = "2026-11-20T09:00:00Z";
const BREAKDOWN = `
  costState cost currency listTotal totalInputTokens contextTierAbove unpricedReason unpricedDetail
  lines { kind tokenClass soldAs quantity rate amount }
  discount { id factor note amount }
  price { id provider model origin state serviceTier source webSearchFee requestFee createdBy }
  reasons { code detail }`;
const EXPLAIN = `query ($eventId: String!, $projectId: ID) {
  explainCost(projectId: $projectId, eventId: $eventId) {
    eventId projectId usageState warnings dialect usage reportedCost reportedDifference
    breakdown { ${BREAKDOWN} }
    today { ${BREAKDOWN} }
  }
}`;

interface Breakdown {
  readonly cost: string | null;
  readonly listTotal: string | null;
  readonly costState: string;
  readonly lines: readonly { kind: string; quantity: number; rate: string; amount: string }[];
  readonly discount: { readonly factor: string; readonly amount: string } | null;
  readonly price: { readonly id: string; readonly state: string; readonly origin: string } | null;
  readonly reasons: readonly { readonly code: string; readonly detail: string | null }[];
  readonly unpricedReason: string | null;
  readonly unpricedDetail: string | null;
}
interface Explanation {
  readonly breakdown: Breakdown;
  readonly today: Breakdown | null;
  readonly reportedDifference: string | null;
}

let product: Product;
let member: { readonly Cookie: string };

beforeAll(async () => {
  product = await startProduct();
  const signIn = "mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { id } }";
  const { cookie } = await ask(product, signIn, { variables: { e: ADMIN.email, p: ADMIN.password } });
  member = { Cookie: cookie?.split(";")[0] ?? "" };
  await product.sql.query(`
    insert into price_discounts (project_id, provider, model, factor_ppm, effective_from, note) values
      (null, 'openai', null, 930000, '2026-01-01', '7 % off'),
      (1, 'google', null, 333333, '2026-01-01', 'a third'),
      (1, null, 'gemini-2.5-pro', 1100000, '2026-01-01', 'in the country');
    insert into prices (provider, model, position, match, rates, project_id, source, checked_on) values
      ('acme', 'house-model', 0, '{"equals": "house-model"}',
       '{"input": {"base": "123457"}, "output": {"base": "1"}, "request": {"base": "7"}}', 1, 'own', '2026-11-01'),
      ('openai', 'gpt-5-mini', 0, '{"equals": "gpt-5-mini"}',
       '{"input": {"base": "200000"}, "output": {"base": "1500000"}}', null, 'own', '2026-11-01');
  `);
  await reload();
});

afterAll(() => product.stop());

async function reload(): Promise<void> {
  await product.container.prices.reload(product.container.orm.em.fork());
}

async function record(events: readonly object[]): Promise<void> {
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { ...KEY, "Content-Type": "application/json" },
    body: JSON.stringify({ events }),
  });
  expect(await response.json()).toMatchObject({ accepted: events.length, rejected: [] });
}

async function explain(eventId: string, headers: Record<string, string> = KEY): Promise<Explanation> {
  const { data, errors } = await ask(product, EXPLAIN, { variables: { eventId }, headers });
  expect(errors).toEqual([]);
  return data?.["explainCost"] as Explanation;
}

async function storedCost(eventId: string): Promise<bigint | null> {
  const { rows } = await product.sql.query<{ cost: string | null }>(
    "select cost from token_usage where event_id = $1",
    [eventId],
  );
  const cost = rows[0]?.cost;
  return cost == null ? null : BigInt(cost);
}

function usd(amount: string | null | undefined): bigint | null {
  return amount == null ? null : parseUsd(amount);
}

/** A fault in words, or nothing. */
function faultOf({ breakdown }: Explanation, stored: bigint | null): string | null {
  if (usd(breakdown.cost) !== stored) return `cost ${breakdown.cost} is not the stored ${stored}`;
  if (stored === null) return breakdown.unpricedReason === null || breakdown.lines.length > 0 ? "no reason" : null;
  for (const { kind, quantity, rate, amount } of breakdown.lines) {
    const times = BigInt(quantity) * parseUsd(rate);
    if (parseUsd(amount) * (kind === "TOKENS" ? 1_000_000n : 1n) !== times) return `${quantity} x ${rate} = ${amount}`;
  }
  const sum = breakdown.lines.reduce((total, { amount }) => total + parseUsd(amount), 0n);
  if (sum !== usd(breakdown.listTotal)) return `lines add up to ${sum}, not ${breakdown.listTotal}`;
  const discounted = sum + (usd(breakdown.discount?.amount) ?? 0n);
  return discounted === stored ? null : `after the discount it is ${discounted}, not ${stored}`;
}

const tokens = fc.oneof(fc.constant(0), fc.nat(3_000), fc.nat(150_000));
const randomEvent = fc
  .record({
    sold: fc.constantFrom(
      { provider: "openai", model: "gpt-5" },
      { provider: "openai", model: "gpt-5-mini-2025-08-07" },
      { provider: "openai", model: "gpt-5.4" },
      { provider: "anthropic", model: "claude-sonnet-4-5-20250929" },
      { provider: "google", model: "gemini-2.5-pro" },
      { provider: "vertex_ai", model: "gemini-2.5-flash" },
      { provider: "perplexity", model: "sonar" },
      { provider: "acme", model: "house-model" },
      { provider: "acme", model: "another-model" },
    ),
    fresh: tokens,
    cached: tokens,
    written: tokens,
    answered: tokens,
    reasoned: tokens,
    serviceTier: fc.constantFrom(null, "default", "batch", "flex", "priority"),
  })
  .map(({ sold, fresh, cached, written, answered, reasoned, serviceTier }) => ({
    ...sold,
    inputTokens: fresh + cached + written,
    cachedInputTokens: cached,
    cacheWriteTokens: written,
    outputTokens: answered + reasoned,
    reasoningTokens: reasoned,
    serviceTier,
    time: TIME,
  }));

test(
  "every part of a cost adds up to what was recorded, exactly, for events of any kind",
  { timeout: 30_000 },
  async () => {
    const events = fc
      .sample(randomEvent, { numRuns: 100, seed: 4 })
      .map((event, index) => ({ ...event, id: `random-${index}` }));
    await record(events);
    const faults: string[] = [];
    const states = new Map<string, number>();
    const explanations = await Promise.all(events.map(async ({ id }) => ({ id, explanation: await explain(id) })));
    for (const { id, explanation } of explanations) {
      const fault = faultOf(explanation, await storedCost(id));
      if (fault !== null) faults.push(`${id}: ${fault}`);
      if (explanation.today !== null) faults.push(`${id}: the prices did not change`);
      const { discount, costState } = explanation.breakdown;
      const kind = `${costState}${discount === null ? "" : " discounted"}`;
      states.set(kind, (states.get(kind) ?? 0) + 1);
    }
    expect(faults).toEqual([]);
    expect([...states.keys()].sort()).toEqual(["PRICED", "PRICED discounted", "UNPRICED"]);
  },
);

describe("an explanation", () => {
  const event = {
    id: "explained",
    provider: "openai",
    model: "gpt-5",
    time: TIME,
    inputTokens: 1_000,
    outputTokens: 1,
  };

  test("names the price, the discount and the reasons", async () => {
    await record([{ ...event, reportedCostUsd: "0.001" }]);
    expect(await explain("explained")).toMatchObject({
      projectId: "1",
      usageState: "REPORTED",
      dialect: "canonical",
      usage: null,
      reportedCost: "0.001",
      reportedDifference: "0.0001718",
      today: null,
      breakdown: {
        costState: "PRICED",
        cost: "0.0011718",
        currency: "USD",
        listTotal: "0.00126",
        totalInputTokens: 1_000,
        contextTierAbove: null,
        lines: [
          { kind: "TOKENS", tokenClass: "INPUT", soldAs: "INPUT", quantity: 1_000, rate: "1.25", amount: "0.00125" },
          { kind: "TOKENS", tokenClass: "OUTPUT", soldAs: "OUTPUT", quantity: 1, rate: "10", amount: "0.00001" },
        ],
        discount: { factor: "0.93", note: "7 % off", amount: "-0.0000882" },
        price: { provider: "openai", model: "gpt-5", origin: "LIST", state: "CURRENT", serviceTier: "standard" },
        reasons: [
          { code: "LIST_PRICE", detail: "openai" },
          { code: "EXACT_NAME", detail: "gpt-5" },
        ],
      },
    });
  });

  test("says when today's prices would give another cost, and keeps what was applied although it is retired", async () => {
    const own = { ...event, id: "own-then", model: "house-model", provider: "acme", outputTokens: 0 };
    await record([own]);
    await product.sql.query("update prices set retired_at = now() where model = 'house-model'");
    await product.sql.query(`
      insert into prices (provider, model, position, match, rates, source, checked_on)
      values ('acme', 'house-model', 0, '{"equals": "house-model"}', '{"input": {"base": "1000000"}}', 'own', '2026-11-02')`);
    await reload();
    const { breakdown, today } = await explain("own-then");
    expect(breakdown).toMatchObject({
      cost: "0.000123457007",
      price: { state: "RETIRED", origin: "OWN" },
      reasons: [{ code: "OWN_PRICE_OF_PROJECT" }, { code: "EXACT_NAME" }],
    });
    expect(breakdown.lines.map(({ kind }) => kind)).toEqual(["TOKENS", "REQUEST"]);
    expect(today).toMatchObject({ cost: "0.001", price: { state: "CURRENT" }, reasons: [{ code: "OWN_PRICE" }, {}] });
  });

  test("says why there was no price, also when there is one by now", async () => {
    await record([{ ...event, id: "unpriced-then", provider: "acme", model: "new-model" }]);
    const before = await explain("unpriced-then");
    expect(before).toMatchObject({
      breakdown: { unpricedReason: "UNKNOWN_MODEL", cost: null, price: null },
      today: null,
    });
    await product.sql.query(`
      insert into prices (provider, model, position, match, rates, source, checked_on) values
      ('acme', 'new-model', 0, '{"equals": "new-model"}',
       '{"input": {"base": "1000000"}, "output": {"base": "1000000"}}', 'own', '2026-11-02')`);
    await reload();
    expect(await explain("unpriced-then")).toMatchObject({
      breakdown: { unpricedReason: "UNKNOWN_MODEL", unpricedDetail: "new-model" },
      today: { cost: "0.001001" },
    });
  });

  test.each([
    { name: "no usage", change: { inputTokens: null, outputTokens: null }, reason: "MISSING_USAGE", detail: null },
    {
      name: "a provider that nobody knows",
      change: { provider: "nobody" },
      reason: "UNKNOWN_PROVIDER",
      detail: "nobody",
    },
    {
      name: "a service tier without a price",
      change: { serviceTier: "SCALE" },
      reason: "NO_PRICE_FOR_SERVICE_TIER",
      detail: "provisioned",
    },
    {
      name: "tokens that the price does not sell",
      change: { model: "text-embedding-3-small" },
      reason: "NO_RATE_FOR_CLASS",
      detail: "output",
    },
  ])("of $name is the reason", async ({ name, change, reason, detail }) => {
    await record([{ ...event, id: name, ...change }]);
    expect((await explain(name)).breakdown).toMatchObject({
      costState: "UNPRICED",
      cost: null,
      lines: [],
      unpricedReason: reason,
      unpricedDetail: detail,
    });
  });
});

describe("what a usage object says beside its tokens", () => {
  const stored = async (eventId: string) => {
    const { rows } = await product.sql.query(
      "select web_searches, service_tier, reported_cost, cost from token_usage where event_id = $1",
      [eventId],
    );
    return rows[0];
  };
  const ANTHROPIC = {
    input_tokens: 1_000,
    output_tokens: 100,
    service_tier: "batch",
    server_tool_use: { web_search_requests: 3 },
  };
  const anthropic = { provider: "anthropic", model: "claude-sonnet-4-6", time: TIME };

  test("is what it is priced by: searches and the service tier", async () => {
    await record([{ id: "searched", ...anthropic, usage: ANTHROPIC }]);
    expect(await stored("searched")).toMatchObject({
      web_searches: "3",
      service_tier: "batch",
      cost: "32250000000",
    });
    const { breakdown } = await explain("searched");
    expect(breakdown.lines).toMatchObject([
      { kind: "TOKENS", quantity: 1_000, rate: "1.5", amount: "0.0015" },
      { kind: "TOKENS", quantity: 100, rate: "7.5", amount: "0.00075" },
      { kind: "WEB_SEARCHES", quantity: 3, rate: "0.01", amount: "0.03" },
    ]);
    expect(breakdown.reasons).toContainEqual({ code: "SERVICE_TIER", detail: "batch" });
  });

  test("gives way to the service tier that the sender names", async () => {
    await record([{ id: "sender-knows", ...anthropic, usage: ANTHROPIC, serviceTier: "standard" }]);
    expect(await stored("sender-knows")).toMatchObject({ service_tier: "standard", cost: "34500000000" });
  });

  test("is corrected with it", async () => {
    const { errors } = await ask(
      product,
      `mutation ($correction: UsageCorrectionInput!) {
        correctUsage(eventId: "searched", correction: $correction, reason: "the final usage") { id }
      }`,
      {
        variables: {
          correction: {
            usage: { ...ANTHROPIC, service_tier: "standard", server_tool_use: { web_search_requests: 1 } },
          },
        },
        headers: member,
      },
    );
    expect(errors).toEqual([]);
    expect(await stored("searched")).toMatchObject({
      web_searches: "1",
      service_tier: "standard",
      cost: "14500000000",
    });
    expect(faultOf(await explain("searched"), await storedCost("searched"))).toBeNull();
  });

  test("is the reported cost where the sender names none", async () => {
    const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, cost: 0.000_075 };
    const router = { provider: "openrouter", model: "openai/gpt-5", time: TIME, usage };
    await record([
      { id: "router-says", ...router },
      { id: "sender-says", ...router, reportedCostUsd: "0.1" },
    ]);
    expect(await stored("router-says")).toMatchObject({ reported_cost: "75000000" });
    expect(await stored("sender-says")).toMatchObject({ reported_cost: "100000000000" });
  });
});

describe("a request by its id", () => {
  const EVENT = `query ($eventId: String!, $projectId: ID) {
    usageEvent(eventId: $eventId, projectId: $projectId) { eventId projectId model cost serviceTier }
  }`;

  test("is the one that the list of requests has", async () => {
    await record([
      { id: "by-id", provider: "openai", model: "o3", time: TIME, inputTokens: 1_000, serviceTier: "flex" },
    ]);
    const { data, errors } = await ask(product, EVENT, { variables: { eventId: "by-id" }, headers: member });
    expect(errors).toEqual([]);
    expect(data?.["usageEvent"]).toEqual({
      eventId: "by-id",
      projectId: "1",
      model: "o3",
      cost: "0.00093",
      serviceTier: "flex",
    });
  });

  test.each([
    { name: "usageEvent", query: EVENT },
    { name: "explainCost", query: EXPLAIN },
  ])("is not found by an API key of another project: $name", async ({ query }) => {
    await product.sql.query("insert into projects (name) values ('others ' || gen_random_uuid())");
    await product.sql.query(
      "update usage_event_ids set project_id = (select max(id) from projects) where event_id = 'by-id'",
    );
    await product.sql.query(
      "update token_usage set project_id = (select max(id) from projects) where event_id = 'by-id'",
    );
    const byKey = await ask(product, query, { variables: { eventId: "by-id" }, headers: KEY });
    expect(byKey.errors[0]?.extensions["code"]).toBe("NOT_FOUND");
    const byMember = await ask(product, query, { variables: { eventId: "by-id" }, headers: member });
    expect(byMember.errors).toEqual([]);
    const nobody = await ask(product, query, { variables: { eventId: "by-id" } });
    expect(nobody.errors[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
  });
});
