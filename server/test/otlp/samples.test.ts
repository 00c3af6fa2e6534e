import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startProduct, type Product } from "../api/start-product.js";
import { jsonSample, sampleBytes, SAMPLES } from "./otlp-json.js";
import { recordedCalls, sendTraces, type RecordedCall } from "./send-traces.js";

/** The samples were taken on one day, and tests run for ever. */
const QUERY = { query: "?backfill=1" };

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

beforeEach(async () => {
  await product.sql.query("truncate token_usage, usage_event_ids, usage_corrections");
});

/** Tokens as in/cached/out/reasoning, and how often. */
function tally(calls: readonly RecordedCall[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { provider, model, operation, status, input, cached, output, reasoning } of calls) {
    const key = `${provider} ${model} ${operation} ${status} ${input}/${cached}/${output}/${reasoning}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** What a provider answered in the sample of the AI SDK, which does not say by default what was reasoning. */
const answersOf = (model: string) =>
  Object.fromEntries(
    ["1203/0/287/0", "52011/49152/640/0", "910/0/3111/0", "2048/1024/512/0", "333/0/1777/0", "8192/0/211/0"].map(
      (tokens) => [`${model} chat ok ${tokens}`, 1],
    ),
  );

const EXPECTED: Readonly<Record<(typeof SAMPLES)[number], Record<string, number>>> = {
  "ai-sdk-7": {
    ...answersOf("google gemini-2.5-flash"),
    ...answersOf("openai gpt-5-mini"),
    ...answersOf("openai gpt-4o-mini"),
    ...answersOf("anthropic claude-sonnet-4-5"),
    "openai text-embedding-3-small embeddings ok 77/0/0/0": 1,
  },
  "traceloop-openai-anthropic-gemini": {
    ...answersOf("anthropic claude-haiku-4-5"),
    "anthropic claude-haiku-4-5 chat error null/null/null/null": 1,
    // Chat and Responses; of cached tokens and of streams this instrument says nothing.
    "openai gpt-5-mini chat ok 1203/0/287/0": 2,
    "openai gpt-5-mini chat ok 52011/0/640/0": 2,
    "openai gpt-5-mini chat ok 910/0/3111/0": 2,
    "openai gpt-5-mini chat ok 8192/0/211/0": 2,
    "openai gpt-5-mini chat ok null/null/null/null": 2,
    "google gemini-2.5-flash chat ok 1203/0/287/0": 1,
    "google gemini-2.5-flash chat ok 52011/49152/640/0": 1,
    "google gemini-2.5-flash chat ok 910/0/3111/2816": 1,
    "google gemini-2.5-flash chat ok 2048/1024/512/0": 1,
    "google gemini-2.5-flash chat ok 333/0/1777/1500": 1,
    "google gemini-2.5-flash chat ok 8192/0/211/0": 1,
    "google gemini-2.5-flash chat error null/null/null/null": 1,
  },
};

describe.each(SAMPLES)("the export %s", (name) => {
  test("records each call once, with the tokens that were answered, in both encodings alike", async () => {
    const json = await sendTraces(product, jsonSample(name), QUERY);
    expect([json.status, json.bytes.toString()]).toEqual([200, "{}"]);
    const calls = await recordedCalls(product);
    expect(tally(calls)).toEqual(EXPECTED[name]);

    await product.sql.query("truncate token_usage, usage_event_ids");
    const sending = { ...QUERY, encoding: "protobuf", gzip: true } as const;
    const protobuf = await sendTraces(product, sampleBytes(`${name}.pb`), sending);
    expect([protobuf.status, protobuf.bytes.length]).toEqual([200, 0]);
    const again = await recordedCalls(product);
    expect(tally(again)).toEqual(tally(calls));
    expect(costs(again)).toEqual(costs(calls));
  });

  test("records nothing more when it comes again, in whatever encoding", async () => {
    await sendTraces(product, jsonSample(name), QUERY);
    const calls = await recordedCalls(product);
    for (const encoding of ["json", "protobuf", "json"] as const) {
      const { status, bytes } = await sendTraces(product, jsonSample(name), { ...QUERY, encoding });
      expect([status, bytes.toString()]).toEqual([200, encoding === "json" ? "{}" : ""]);
    }
    expect(await recordedCalls(product)).toEqual(calls);
  });
});

const costs = (calls: readonly RecordedCall[]) => calls.map(({ cost }) => String(cost)).toSorted();

test("a call costs what its tokens cost, where it came from is a tag, and a stream without usage has no price", async () => {
  await sendTraces(product, jsonSample("traceloop-openai-anthropic-gemini"), QUERY);
  const calls = await recordedCalls(product);
  const thinking = calls.find(
    ({ provider, input, output }) => provider === "google" && input === 910 && output === 3111,
  );
  // 910 × $0.30 + 3,111 × $2.50 per million.
  expect(thinking).toMatchObject({
    cost: "8050500000",
    cost_state: "priced",
    tags: { service: "notes-api", environment: "test" },
    event_id: "otlp:47eaf4e0915b4b51be97",
    feature: "unspecified",
    duration_ms: expect.any(Number),
  });
  for (const call of calls.filter(({ input }) => input === null)) {
    expect(call).toMatchObject({ usage_state: "missing", cost: null, cost_state: "unpriced" });
  }
});
