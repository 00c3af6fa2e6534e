import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { API_KEY, type Product, startProduct } from "../api/start-product.js";

const headers = { Authorization: `Bearer ${API_KEY}` };

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

interface Sent {
  readonly id: string;
  readonly model?: string;
  readonly estimatedInputTokens?: unknown;
  readonly [field: string]: unknown;
}

/** Of 1,000 input tokens, unless told otherwise. */
async function record(...events: readonly Sent[]): Promise<unknown> {
  const time = new Date(Date.now() - 60_000).toISOString();
  const plain = { time, provider: "google", model: "gemini-2.5-flash", inputTokens: 1_000, outputTokens: 10 };
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ events: events.map((event) => ({ ...plain, ...event })) }),
  });
  return response.json();
}

async function estimateOf(eventId: string): Promise<unknown> {
  const { data } = await ask(product, `{ usageEvent(eventId: "${eventId}") { estimatedInputTokens inputTokens } }`, {
    headers,
  });
  return data?.["usageEvent"];
}

describe("an estimate of the input", () => {
  test("is kept beside the number of the provider, and absent where none was sent", async () => {
    await record({ id: "estimated", estimatedInputTokens: 1_100 }, { id: "unestimated" });
    expect(await estimateOf("estimated")).toEqual({ estimatedInputTokens: 1_100, inputTokens: 1_000 });
    expect(await estimateOf("unestimated")).toEqual({ estimatedInputTokens: null, inputTokens: 1_000 });
  });

  test("of nothing is an estimate", async () => {
    await record({ id: "of-nothing", estimatedInputTokens: 0, inputTokens: 0 });
    expect(await estimateOf("of-nothing")).toEqual({ estimatedInputTokens: 0, inputTokens: 0 });
  });

  test("comes over GraphQL as well", async () => {
    const { errors } = await ask(
      product,
      `mutation { recordUsage(events: [{
        id: "by-graphql", provider: "google", model: "gemini-2.5-flash", inputTokens: 1000, estimatedInputTokens: 950
      }]) { accepted } }`,
      { headers },
    );
    expect(errors).toEqual([]);
    expect(await estimateOf("by-graphql")).toMatchObject({ estimatedInputTokens: 950 });
  });

  test("that differs the second time is a repetition, and the first one stays", async () => {
    const time = new Date(Date.now() - 120_000).toISOString();
    await record({ id: "twice", time, estimatedInputTokens: 900 });
    for (const again of [950, null, 900]) {
      expect(await record({ id: "twice", time, estimatedInputTokens: again })).toMatchObject({ duplicates: 1 });
    }
    expect(await estimateOf("twice")).toMatchObject({ estimatedInputTokens: 900 });
  });

  test.each([-1, 0.5, "950", 2 ** 53])("%j is refused, and the field is named", async (estimatedInputTokens) => {
    const answer = await record({ id: "refused", estimatedInputTokens });
    expect(answer).toMatchObject({ accepted: 0, rejected: [{ field: "estimatedInputTokens", code: "BAD_INPUT" }] });
  });

  test("stays when the event is corrected", async () => {
    await record({ id: "corrected", estimatedInputTokens: 1_300 });
    const { errors } = await ask(
      product,
      `mutation { correctUsage(eventId: "corrected", correction: { inputTokens: 1200 }, reason: "Counted twice.") { id } }`,
      { headers },
    );
    expect(errors).toEqual([]);
    expect(await estimateOf("corrected")).toEqual({ estimatedInputTokens: 1_300, inputTokens: 1_200 });
  });
});

describe("the drift of estimates", () => {
  const all = "requests medianRatio ratioP5 ratioP95 overShare underShare";
  const drift = async (...models: readonly string[]) => {
    const { data, errors } = await ask(
      product,
      `query ($models: [String!]) {
        tokenEstimateDrift(filter: { range: { preset: "7d" }, models: $models }) {
          rows { model ${all} } total { ${all} } singleRequestsSince range { from }
        }
      }`,
      { headers, variables: { models } },
    );
    expect(errors).toEqual([]);
    return data?.["tokenEstimateDrift"];
  };

  test("is told by model, with the shares that were off by more than a tenth", async () => {
    const estimates = [500, 900, 1_000, 1_100, 1_200];
    await record(
      ...estimates.map((estimatedInputTokens, at) => ({ id: `a-${at}`, model: "drift-a", estimatedInputTokens })),
      { id: "b-0", model: "drift-b", estimatedInputTokens: 1_000 },
    );
    const exact = { requests: 1, medianRatio: 1, ratioP5: 1, ratioP95: 1, overShare: 0, underShare: 0 };
    expect(await drift("drift-a", "drift-b")).toMatchObject({
      rows: [
        { model: "drift-a", requests: 5, medianRatio: 1, ratioP5: 0.5, ratioP95: 1.2, overShare: 0.2, underShare: 0.2 },
        { model: "drift-b", ...exact },
      ],
      total: { requests: 6, medianRatio: 1, ratioP5: 0.5, ratioP95: 1.2 },
    });
  });

  test("leaves out what no provider counted in full", async () => {
    const estimatedInputTokens = 5_000;
    await record(
      { id: "e-missing", model: "unknown-a", inputTokens: null, outputTokens: null, estimatedInputTokens },
      { id: "e-partial", model: "unknown-a", outputTokens: null, estimatedInputTokens },
      { id: "e-nothing", model: "unknown-a", inputTokens: 0, estimatedInputTokens },
      { id: "e-unestimated", model: "unknown-a" },
    );
    const states = await statesOf("unknown-a");
    expect(states).toEqual(["MISSING", "PARTIAL", "REPORTED", "REPORTED"]);
    expect(await drift("unknown-a")).toMatchObject({ rows: [], total: null });
  });

  test("is told to nobody who is not signed in", async () => {
    const { errors } = await ask(
      product,
      `{ tokenEstimateDrift(filter: { range: { preset: "7d" } }) { rows { model } } }`,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: "UNAUTHENTICATED" });
  });
});

async function statesOf(model: string): Promise<readonly string[]> {
  const { data } = await ask(
    product,
    `query ($models: [String!]) { usageEvents(filter: { range: { preset: "7d" }, models: $models }) { nodes { usageState } } }`,
    { headers, variables: { models: [model] } },
  );
  return (JSON.stringify(data).match(/(?<="usageState":")\w+/g) ?? []).toSorted();
}
