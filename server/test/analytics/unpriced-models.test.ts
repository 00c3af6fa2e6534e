import { NO_TOKENS } from "@tokenledger/model/token-class";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { API_KEY, type Product, startProduct } from "../api/start-product.js";
import { addProject, answered, asAdmin, type Asker, withKey } from "../pricing/ask-prices.js";

const UNPRICED = /* GraphQL */ `
  query ($range: RangeInput) {
    unpricedModels(range: $range) {
      provider
      model
      serviceTier
      requests
      totalTokens
      firstAt
      lastAt
      reason
      detail
      isPricedNow
      suggestion {
        origin
        provider
        model
      }
    }
  }
`;
const CREATE = "mutation ($input: PriceInput!) { createPrice(input: $input) { id } }";
const WITHIN_5_S = { timeout: 5_000, interval: 50 };
const HOUR_MS = 3_600_000;

interface Unpriced {
  readonly provider: string;
  readonly model: string;
  readonly serviceTier: string | null;
  readonly requests: number;
  readonly totalTokens: string;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly reason: string;
  readonly detail: string | null;
  readonly isPricedNow: boolean;
  readonly suggestion: { readonly origin: string; readonly provider: string; readonly model: string } | null;
}

let product: Product;
let admin: Asker;
let other: { readonly id: string; readonly key: string };
/** The start of an hour, so that what is recorded a minute later is in the same quarter. */
const base = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 24 * HOUR_MS;
const at = (minutes: number) => new Date(base + minutes * 60_000).toISOString();
let sent = 0;

beforeAll(async () => {
  product = await startProduct();
  admin = await asAdmin(product);
  other = await addProject(product, "other");
  await own({ model: "input-only", rates: [{ tokenClass: "INPUT", usdPerMillion: "1" }] });
  await own({ model: "from-tomorrow", effectiveFrom: new Date(Date.now() + 24 * HOUR_MS).toISOString() });
  await vi.waitUntil(
    () => explain("input-only").version !== null && explain("from-tomorrow").unpricedReason === "NO_PRICE_AT_TIME",
    WITHIN_5_S,
  );
  await post(API_KEY, [
    { provider: "house", model: "nobody-knows", time: at(1), inputTokens: 70, outputTokens: 7 },
    { provider: "house", model: "nobody-knows", time: at(9), inputTokens: 20, outputTokens: 2 },
    { provider: "house", model: "nobody-knows", time: at(200), inputTokens: 10, outputTokens: 1 },
    { provider: "stranger", model: "gpt-5-mini-tuned", time: at(2), inputTokens: 1, outputTokens: 1 },
    { provider: "openai", model: "gpt-5.99-mini", time: at(3), inputTokens: 5, outputTokens: 0 },
    { provider: "openai", model: "gpt-5-mini", time: at(4) },
    { provider: "openai", model: "gpt-5-mini", time: at(5), inputTokens: 5, outputTokens: 0 },
    { provider: "openai", model: "gpt-5-mini", time: at(6), inputTokens: 5, outputTokens: 0, serviceTier: "warp" },
    { provider: "house", model: "input-only", time: at(7), inputTokens: 5, outputTokens: 3 },
    { provider: "house", model: "input-only", time: at(8), inputTokens: 5, outputTokens: 0 },
    { provider: "house", model: "from-tomorrow", time: at(9), inputTokens: 5, outputTokens: 0 },
  ]);
  await post(other.key, [
    { provider: "house", model: "nobody-knows", time: at(300), inputTokens: 1_000, outputTokens: 0 },
  ]);
});

afterAll(() => product.stop());

function explain(model: string) {
  const request = { projectId: 1, provider: "house", model, serviceTier: null, webSearches: 0 };
  return product.container.prices.explain({ ...request, counts: NO_TOKENS, time: new Date() });
}

async function own(input: object): Promise<void> {
  const rates = [{ tokenClass: "INPUT", usdPerMillion: "1" }];
  answered(await admin(CREATE, { input: { provider: "house", rates, ...input } }), "createPrice");
}

async function post(key: string, events: readonly object[]): Promise<void> {
  const answer = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}` },
    body: JSON.stringify({ events: events.map((event) => ({ id: `u-${(sent += 1)}`, ...event })) }),
  });
  expect(await answer.json()).toMatchObject({ accepted: events.length });
}

async function unpriced(asker = admin, range: object | null = null): Promise<readonly Unpriced[]> {
  return answered(await asker(UNPRICED, { range }), "unpricedModels") as readonly Unpriced[];
}

const of = (rows: readonly Unpriced[], model: string) => rows.filter((row) => row.model === model);

describe("models without a price", () => {
  test("are every request without a cost, counted once, most requests first", async () => {
    const rows = await unpriced();
    const { rows: raw } = await product.sql.query<{ model: string; requests: number }>(
      "select model, count(*)::int as requests from token_usage where cost_state = 'unpriced' group by model",
    );
    for (const { model, requests } of raw) {
      expect(of(rows, model).reduce((sum, row) => sum + row.requests, 0)).toBe(requests);
    }
    expect(rows).toHaveLength(7);
    expect(rows.map(({ requests }) => requests)).toEqual([4, 1, 1, 1, 1, 1, 1]);
  });

  test("that nobody knows come with their tokens and the exact times of their first and last request", async () => {
    expect(of(await unpriced(), "nobody-knows")).toEqual([
      {
        provider: "house",
        model: "nobody-knows",
        serviceTier: null,
        requests: 4,
        totalTokens: "1110",
        firstAt: at(1),
        lastAt: at(300),
        reason: "UNKNOWN_MODEL",
        detail: "nobody-knows",
        isPricedNow: false,
        suggestion: null,
      },
    ]);
  });

  test("come with the price that is nearest, of their own provider where a list knows that one", async () => {
    const rows = await unpriced();
    expect(of(rows, "gpt-5.99-mini")).toMatchObject([
      { reason: "UNKNOWN_MODEL", suggestion: { origin: "LIST", provider: "openai" } },
    ]);
    expect(of(rows, "gpt-5-mini-tuned")).toMatchObject([
      {
        reason: "UNKNOWN_PROVIDER",
        detail: "stranger",
        suggestion: { origin: "LIST", provider: "openai", model: "gpt-5-mini" },
      },
    ]);
  });

  test("missing usage is told apart from a service tier without a price", async () => {
    const rows = of(await unpriced(), "gpt-5-mini").toSorted((a, b) => a.reason.localeCompare(b.reason));
    expect(rows).toMatchObject([
      { reason: "MISSING_USAGE", serviceTier: null, requests: 1, totalTokens: "0", firstAt: at(4), suggestion: null },
      {
        reason: "NO_PRICE_FOR_SERVICE_TIER",
        serviceTier: "warp",
        detail: "warp",
        requests: 1,
        totalTokens: "5",
        firstAt: at(6),
        lastAt: at(6),
        suggestion: { provider: "openai", model: "gpt-5-mini" },
      },
    ]);
  });

  test("a class without a rate and a time without a price are reasons of their own", async () => {
    const rows = await unpriced();
    expect(of(rows, "input-only")).toMatchObject([
      {
        reason: "NO_RATE_FOR_CLASS",
        requests: 1,
        totalTokens: "8",
        suggestion: { origin: "OWN", model: "input-only" },
      },
    ]);
    expect(of(rows, "from-tomorrow")).toMatchObject([{ reason: "NO_PRICE_AT_TIME", isPricedNow: false, requests: 1 }]);
  });

  test("of a key are those of its project", async () => {
    expect(await unpriced(withKey(product, other.key))).toMatchObject([
      { model: "nobody-knows", requests: 1, totalTokens: "1000" },
    ]);
  });

  test("of a range are those of the range, to the minute", async () => {
    const rows = await unpriced(admin, { from: at(2), to: at(9) });
    expect(of(rows, "nobody-knows")).toEqual([]);
    expect(rows.map(({ requests }) => requests)).toEqual([1, 1, 1, 1, 1]);
    const later = await unpriced(admin, { from: at(5), to: at(201) });
    expect(of(later, "nobody-knows")).toMatchObject([
      { requests: 2, totalTokens: "33", firstAt: at(9), lastAt: at(200) },
    ]);
    const { errors } = await admin(UNPRICED, { range: { from: at(9), to: at(2) } });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field: "range.to" });
  });

  test("that have got a price since say so, and stay until they are re-costed", async () => {
    const rates = ["INPUT", "OUTPUT"].map((tokenClass) => ({ tokenClass, usdPerMillion: "1" }));
    await own({ provider: "stranger", model: "gpt-5-mini-tuned", rates });
    const row = async () => of(await unpriced(), "gpt-5-mini-tuned");
    await expect.poll(row, WITHIN_5_S).toMatchObject([
      {
        reason: "NO_PRICE_AT_TIME",
        isPricedNow: true,
        requests: 1,
        suggestion: { origin: "OWN", provider: "stranger" },
      },
    ]);
  });
});
