import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ask } from "./ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";
import { emptyLedger } from "../usage/empty-ledger.js";

const KEY = { Authorization: `Bearer ${API_KEY}` };
const DAY_MS = 86_400_000;

let product: Product;
let nextId = 0;

beforeAll(async () => {
  product = await startProduct();
}, 60_000);

afterAll(() => product.stop());

beforeEach(async () => {
  await emptyLedger(product.sql);
  await product.sql.query(`delete from prices where list_id is null`);
});

async function record(events: readonly Record<string, unknown>[]): Promise<void> {
  const response = await fetch(`${product.url}/v1/usage?backfill=1`, {
    method: "POST",
    headers: { ...KEY, "Content-Type": "application/json" },
    body: JSON.stringify({
      events: events.map((event) => ({
        id: `e-${(nextId += 1)}`,
        feature: "summary",
        provider: "google",
        model: "gemini-2.5-flash",
        inputTokens: 1_000,
        outputTokens: 100,
        ...event,
      })),
    }),
  });
  expect(await response.json()).toMatchObject({ rejected: [] });
}

interface OwnPrice {
  readonly provider?: string;
  readonly model: string;
  readonly rates: object;
  readonly from?: Date;
  readonly to?: Date;
}

async function setPrice({ provider = "acme", model, rates, from, to }: OwnPrice): Promise<void> {
  await product.sql.query(
    `insert into prices (provider, model, position, match, rates, source, checked_on, effective_from, effective_to)
     values ($1, $2::text, 0, jsonb_build_object('equals', $2::text), $3, 'own', '2026-11-01', $4, $5)`,
    [provider, model, JSON.stringify(rates), from ?? null, to ?? null],
  );
}

const flat = (input: number, output: number) => ({
  input: { base: String(input) },
  output: { base: String(output) },
});

async function whatIf(filter: Record<string, unknown>, model: string) {
  const { data, errors } = await ask(
    product,
    `query ($filter: UsageFilterInput!, $model: String!) { whatIf(filter: $filter, provider: "acme", model: $model) {
      requests pricedRequests leftOutRequests cost costThen difference caveats price { model projectId }
      byDay { key requests cost costThen difference } byModel { key requests cost costThen difference } } }`,
    {
      variables: { filter: { range: { preset: "2026-11-01..2026-11-20" }, timezone: "UTC", ...filter }, model },
      headers: KEY,
    },
  );
  expect(errors).toEqual([]);
  return (data as { whatIf: Record<string, unknown> }).whatIf;
}

/** As many tokens as one request may have. */
const MOST_TOKENS = 9_007_199_254_740_991;

describe("what if", () => {
  beforeEach(() =>
    record([
      { time: "2026-11-10T03:00:00Z", userId: "minji" },
      { time: "2026-11-11T03:00:00Z", inputTokens: 300_000, outputTokens: 0 },
      { time: "2026-11-11T04:00:00Z", model: "gemini-2.5-flash-lite" },
      { time: "2026-11-12T04:00:00Z", provider: "nobody", model: "unknown" },
    ]),
  );

  test("prices all usage with a known cost as another model, from sums", async () => {
    await setPrice({ model: "one-price", rates: flat(1_000_000, 4_000_000) });
    expect(await whatIf({}, "one-price")).toEqual({
      requests: 4,
      pricedRequests: 3,
      leftOutRequests: 1,
      cost: "0.09069",
      costThen: "0.3028",
      difference: "0.21211",
      caveats: ["TOKENIZERS_DIFFER"],
      price: { model: "one-price", projectId: null },
      byDay: [
        { key: "2026-11-10", requests: 1, cost: "0.00055", costThen: "0.0014", difference: "0.00085" },
        { key: "2026-11-11", requests: 2, cost: "0.09014", costThen: "0.3014", difference: "0.21126" },
      ],
      byModel: [
        { key: "google/gemini-2.5-flash", requests: 2, cost: "0.09055", costThen: "0.3014", difference: "0.21085" },
        {
          key: "google/gemini-2.5-flash-lite",
          requests: 1,
          cost: "0.00014",
          costThen: "0.0014",
          difference: "0.00126",
        },
      ],
    });
  });

  test("chooses the context tier of each request", async () => {
    const input = { base: "1000000", tiers: [{ above: 299_999, rate: "2000000" }] };
    await setPrice({ model: "tiers", rates: { input, output: { base: "4000000" } } });
    expect(await whatIf({}, "tiers")).toMatchObject({ pricedRequests: 3, leftOutRequests: 1, costThen: "0.6028" });
    expect(await whatIf({ models: ["gemini-2.5-flash-lite"] }, "tiers")).toMatchObject({ costThen: "0.0014" });
  });

  test("tells priced from unpriced requests of the same quarter of an hour", async () => {
    await product.sql.query("update token_usage set cost = null, cost_state = 'unpriced' where input_tokens = 300000");
    await record([{ time: "2026-11-11T03:01:00Z" }]);
    await product.sql.query(
      "update token_usage_stats set unpriced_requests = 1, cost = cost - 90000000000 where requests = 2",
    );
    await setPrice({ model: "one-price", rates: flat(1_000_000, 4_000_000) });
    expect(await whatIf({}, "one-price")).toMatchObject({
      requests: 5,
      pricedRequests: 3,
      leftOutRequests: 2,
      costThen: "0.0042",
    });
  });

  test("says when a project is priced by a price of its own", async () => {
    await record([{}]);
    await setPrice({ model: "z-1", rates: flat(1_000_000, 1) });
    await product.sql.query(
      `insert into prices (project_id, provider, model, position, match, rates, source, checked_on)
       select 1, provider, model, position, match, '{"input": {"base": "5000000"}, "output": {"base": "1"}}', source, checked_on
       from prices where model = 'z-1'`,
    );
    const { cookie } = await ask(
      product,
      "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }",
      { variables: ADMIN },
    );
    const { data } = await ask(
      product,
      `{ whatIf(filter: { range: { preset: "30d" } }, provider: "acme", model: "z-1") { caveats price { projectId } } }`,
      { headers: { Cookie: cookie?.split(";")[0] ?? "" } },
    );
    expect(data?.["whatIf"]).toMatchObject({
      price: { projectId: null },
      caveats: expect.arrayContaining(["PRICES_OF_PROJECTS"]),
    });
  });

  test("needs a model that has a price", async () => {
    const { errors } = await ask(
      product,
      `{ whatIf(filter: { range: { preset: "7d" } }, provider: "acme", model: "none") { cost } }`,
      { headers: KEY },
    );
    expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field: "model" } }]);
  });

  test("sums more tokens than a number holds", async () => {
    await record([1, 2].map(() => ({ time: "2026-11-13T03:00:00Z", inputTokens: MOST_TOKENS, outputTokens: 0 })));
    await setPrice({ model: "one-price", rates: flat(1_000_000, 4_000_000) });
    expect(await whatIf({ range: { preset: "2026-11-13..2026-11-13" } }, "one-price")).toMatchObject({
      pricedRequests: 2,
      costThen: "18014398509.481982",
    });
  });
});

describe("the price radar", () => {
  const radar = async () => {
    const { data, errors } = await ask(
      product,
      `{ priceRadar { cost costThen difference changes { provider model effectiveFrom requests cost costThen difference
        current { id } next { model } affectedUsers { user { pseudonym } cost costThen difference } } } }`,
      { headers: KEY },
    );
    expect(errors).toEqual([]);
    return (data as { priceRadar: Record<string, unknown> }).priceRadar;
  };
  const soon = (days: number) => new Date(Math.floor(Date.now() / DAY_MS + days) * DAY_MS);
  const lately = () => new Date(Date.now() - 3 * DAY_MS).toISOString();

  test("applies announced prices to the usage of 30 days, and says who is affected most", async () => {
    await record([
      { provider: "acme", model: "dearer", userId: "minji", time: lately() },
      { provider: "acme", model: "dearer", userId: "minji", time: lately() },
      { provider: "acme", model: "dearer", time: lately() },
      { provider: "acme", model: "same", time: lately() },
    ]);
    await setPrice({ model: "dearer", rates: flat(1_000_000, 4_000_000), to: soon(10) });
    await setPrice({ model: "dearer", rates: flat(2_000_000, 4_000_000), from: soon(10), to: soon(20) });
    await setPrice({ model: "dearer", rates: flat(3_000_000, 4_000_000), from: soon(20) });
    await setPrice({ model: "same", rates: flat(1, 1) });
    await setPrice({ model: "unused", rates: flat(1, 1), from: soon(5) });
    const answer = await radar();
    expect(answer).toMatchObject({
      cost: "0.0042",
      costThen: "0.0102",
      difference: "0.006",
      changes: [
        {
          model: "dearer",
          effectiveFrom: soon(10).toISOString(),
          requests: 3,
          cost: "0.0042",
          costThen: "0.0072",
          difference: "0.003",
        },
        { effectiveFrom: soon(20).toISOString(), cost: "0.0072", costThen: "0.0102", difference: "0.003" },
      ],
    });
    const [first] = answer.changes as { affectedUsers: unknown }[];
    expect(first?.affectedUsers).toEqual([
      { user: { pseudonym: expect.any(String) }, cost: "0.0028", costThen: "0.0048", difference: "0.002" },
      { user: null, cost: "0.0014", costThen: "0.0024", difference: "0.001" },
    ]);
  });

  test("prices hours of the day by the hour of each request, and context tiers by its input", async () => {
    const midnight = soon(-3).getTime();
    const time = (hour: number) => new Date(midnight + hour * 3_600_000).toISOString();
    await record([
      { provider: "acme", model: "tiers", time: time(1), inputTokens: 100, outputTokens: 0 },
      { provider: "acme", model: "tiers", time: time(1), inputTokens: 101, outputTokens: 0 },
    ]);
    await setPrice({ model: "tiers", rates: flat(1, 1), to: soon(10) });
    const input = { base: "2", tiers: [{ above: 100, rate: "10" }] };
    await setPrice({ model: "tiers", rates: { input, output: { base: "1" } }, from: soon(10) });
    expect(await radar()).toMatchObject({ changes: [{ cost: "0.000000000201", costThen: "0.00000000121" }] });
    await record([
      { provider: "acme", model: "hours", time: time(2), inputTokens: 100, outputTokens: 0 },
      { provider: "acme", model: "hours", time: time(12), inputTokens: 10, outputTokens: 0 },
    ]);
    await setPrice({ model: "hours", rates: flat(1, 1), to: soon(10) });
    await setPrice({ model: "hours", rates: flat(3, 1), from: soon(10) });
    await product.sql.query(
      `insert into prices (provider, model, position, match, rates, source, checked_on, effective_from, daily_from, daily_to)
       select provider, model, position, match, '{"input": {"base": "7"}, "output": {"base": "1"}}', source, checked_on,
              effective_from, '10:00', '14:00' from prices where model = 'hours' and effective_from is not null`,
    );
    const { changes } = (await radar()) as { changes: { model: string }[] };
    expect(changes.find(({ model }) => model === "hours")).toMatchObject({
      cost: "0.00000000011",
      costThen: "0.00000000037",
    });
  });

  test("sums more tokens than a number holds", async () => {
    const huge = { provider: "acme", model: "huge", time: lately(), inputTokens: MOST_TOKENS, outputTokens: 0 };
    await record([huge, huge]);
    await setPrice({ model: "huge", rates: flat(1, 1), to: soon(10) });
    await setPrice({ model: "huge", rates: flat(3, 1), from: soon(10) });
    expect(await radar()).toMatchObject({ cost: "18014.398509481982", costThen: "54043.195528445946" });
  });

  test("tells two changes of one day apart, and one that has just been from one that is to come", async () => {
    await record([{ provider: "acme", model: "twice", time: lately(), inputTokens: 1_000_000, outputTokens: 0 }]);
    const now = Date.now();
    const inHours = (hours: number) => new Date(now + hours * 3_600_000);
    await setPrice({ model: "twice", rates: flat(500_000, 1), to: inHours(-2) });
    await setPrice({ model: "twice", rates: flat(1_000_000, 1), from: inHours(-2), to: inHours(1) });
    await setPrice({ model: "twice", rates: flat(2_000_000, 1), from: inHours(1), to: inHours(13) });
    await setPrice({ model: "twice", rates: flat(3_000_000, 1), from: inHours(13) });
    expect(await radar()).toMatchObject({
      changes: [
        { cost: "1", costThen: "2" },
        { cost: "2", costThen: "3" },
      ],
    });
  });

  test("is empty when nothing that was used changes", async () => {
    await record([{ time: lately() }]);
    expect(await radar()).toMatchObject({ cost: "0", difference: "0", changes: [] });
  });
});
