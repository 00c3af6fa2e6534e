import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startProduct, type Product } from "../api/start-product.js";
import { exportOf, jsonSample, looseSpans, madeSpan, SAMPLES, type LooseSpan } from "./otlp-json.js";
import { recordedCalls, sendTraces } from "./send-traces.js";

const RUNS = 25;
const CHAT = {
  "gen_ai.operation.name": "chat",
  "gen_ai.provider.name": "openai",
  "gen_ai.request.model": "gpt-5-mini",
};
const TOKENS = { "gen_ai.usage.input_tokens": 100, "gen_ai.usage.output_tokens": 20 };
const CACHED = { ...TOKENS, "gen_ai.usage.cache_read.input_tokens": 64 };

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

/** One call as four instruments tell it: a gateway that knows all, one without the cache, a stream without usage. */
const ONE_CALL: readonly LooseSpan[] = [
  madeSpan({ trace: "1", id: "a" }, { ...CHAT, ...CACHED, "gen_ai.response.id": "resp_one" }),
  madeSpan({ trace: "1", id: "b", parent: "a" }, { ...CHAT, ...TOKENS, "gen_ai.response.id": "resp_one" }),
  madeSpan({ trace: "2", id: "c" }, { ...CHAT, "gen_ai.response.id": "resp_one", "tokenledger.note.id": "n-42" }),
  madeSpan({ trace: "3", id: "d" }, { ...CHAT, ...TOKENS, "gen_ai.response.id": "resp_one" }),
];

const SPANS = [...SAMPLES.flatMap((name) => looseSpans(jsonSample(name))), ...ONE_CALL];

/** What was counted, by call. */
async function counted() {
  const calls = await recordedCalls(product);
  return calls.map(({ event_id, input, cached, output, cost, usage_state, note_id }) => ({
    event_id,
    input,
    cached,
    output,
    cost,
    usage_state,
    note_id,
  }));
}

/** Spans in some order, in exports of some sizes, some of which are sent twice. */
const exports = fc
  .tuple(
    fc.shuffledSubarray(
      SPANS.map((_, index) => index),
      { minLength: SPANS.length },
    ),
    fc.array(fc.record({ size: fc.integer({ min: 1, max: 30 }), times: fc.integer({ min: 1, max: 2 }) }), {
      minLength: 8,
      maxLength: 8,
    }),
    fc.constantFrom("json" as const, "protobuf" as const),
  )
  .map(([order, cuts, encoding]) => {
    const batches: LooseSpan[][] = [];
    let rest = order.flatMap((index) => SPANS[index] ?? []);
    for (const { size, times } of cuts) {
      const batch = rest.slice(0, size);
      rest = rest.slice(size);
      for (let time = 0; time < times; time += 1) batches.push(batch);
    }
    return { batches: [...batches, rest].filter(({ length }) => length > 0), encoding };
  });

test("whatever the order of spans, and however they are split into exports, the same is counted", async () => {
  await sendTraces(product, exportOf(SPANS), { query: "?backfill=1" });
  const expected = await counted();
  expect(expected).toContainEqual(
    expect.objectContaining({ event_id: "otlp:resp_one", input: 100, cached: 64, output: 20, note_id: "n-42" }),
  );
  await fc.assert(
    fc.asyncProperty(exports, async ({ batches, encoding }) => {
      await product.sql.query("truncate token_usage, usage_event_ids, usage_corrections");
      for (const batch of batches) {
        const { status } = await sendTraces(product, exportOf(batch), { encoding, query: "?backfill=1" });
        expect(status).toBe(200);
      }
      expect(await counted()).toEqual(expected);
    }),
    { numRuns: RUNS },
  );
}, 120_000);
