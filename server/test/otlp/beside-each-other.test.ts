import Anthropic from "@anthropic-ai/sdk";
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { propagateAttributes, startActiveObservation, type LangfuseGeneration } from "@langfuse/tracing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startFakeProviders, type FakeProviders } from "../../../e2e/fake-providers/start-fake-providers.js";
import { startProduct, type Product } from "../api/start-product.js";
import { batched, exporterTo, startTelemetry, type Telemetry } from "./open-telemetry.js";
import { recordedCalls } from "./send-traces.js";

let product: Product;
let providers: FakeProviders;
let telemetry: Telemetry;

/** Every span goes to the ledger twice, by two exporters, as where a second one was added and the first one stayed. */
beforeAll(async () => {
  [product, providers] = await Promise.all([startProduct(), startFakeProviders()]);
  const langfuse = new LangfuseSpanProcessor({
    publicKey: "pk-lf-none",
    secretKey: "sk-lf-none",
    environment: "staging",
    exporter: exporterTo(product, "protobuf"),
  });
  telemetry = startTelemetry([langfuse, batched(product, "json")]);
});

afterAll(async () => {
  await telemetry.stop();
  await providers.stop();
  await product.stop();
});

beforeEach(async () => {
  await product.sql.query("truncate token_usage, usage_event_ids, usage_corrections");
  (providers.log as unknown[]).length = 0;
});

async function askClaude() {
  const client = new Anthropic({ apiKey: "none", baseURL: providers.url, maxRetries: 0 });
  return client.messages.create({
    model: "claude-haiku-4-5--cached",
    max_tokens: 100,
    messages: [{ role: "user", content: "요약해 주세요." }],
  });
}

function inGeneration(work: (generation: LangfuseGeneration) => Promise<unknown>): Promise<unknown> {
  const context = { userId: "minji", traceName: "summarise-note", metadata: { noteId: "n-42" } };
  return propagateAttributes(context, () => startActiveObservation("ask", work, { asType: "generation" }));
}

const noteUsage = (generation: LangfuseGeneration, { model, usage }: Anthropic.Message) =>
  generation.update({
    model,
    usageDetails: {
      input: usage.input_tokens,
      output: usage.output_tokens,
      cache_read_input_tokens: usage.cache_read_input_tokens ?? 0,
      cache_creation_input_tokens: usage.cache_creation_input_tokens ?? 0,
    },
  });

describe("Langfuse", () => {
  test("a generation is a call, with its user, note and name; what is around it is none", async () => {
    const work = (generation: LangfuseGeneration) => {
      generation.update({
        model: "gemini-2.5-flash",
        usageDetails: { input: 900, output: 300, input_cached_tokens: 100 },
      });
      return Promise.resolve();
    };
    await startActiveObservation("agent", () => inGeneration(work), { asType: "agent" });
    await telemetry.flush();
    expect(await recordedCalls(product)).toEqual([
      expect.objectContaining({
        provider: "google",
        model: "gemini-2.5-flash",
        input: 1_000,
        cached: 100,
        output: 300,
        note_id: "n-42",
        feature: "summarise-note",
        tags: expect.objectContaining({ environment: "staging" }),
      }),
    ]);
    const { rows } = await product.sql.query("select 1 from token_usage where user_id is not null");
    expect(rows).toHaveLength(1);
  });

  test("around Anthropic's own span it is one call, under the id of the answer", async () => {
    await inGeneration(async (generation) => noteUsage(generation, await askClaude()));
    await telemetry.flush();
    const [answered] = providers.log;
    const calls = await recordedCalls(product);
    expect(calls).toEqual([
      expect.objectContaining({
        event_id: `otlp:${answered?.id}`,
        input: answered?.billed?.input,
        cached: answered?.billed?.cachedInput,
        output: answered?.billed?.output,
        note_id: "n-42",
      }),
    ]);
  });
});
