import Anthropic from "@anthropic-ai/sdk";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { LegacyOpenTelemetry, OpenTelemetry } from "@ai-sdk/otel";
import * as genai from "@google/genai";
import { GenAIInstrumentation } from "@traceloop/instrumentation-google-generativeai";
import { OpenAIInstrumentation } from "@traceloop/instrumentation-openai";
import { embed, generateText, streamText, type LanguageModel } from "ai";
import OpenAI from "openai";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startFakeProviders, type FakeProviders } from "../../../e2e/fake-providers/start-fake-providers.js";
import { startProduct, type Product } from "../api/start-product.js";
import { batched, startTelemetry, type Encoding, type Telemetry } from "./open-telemetry.js";
import { recordedCalls } from "./send-traces.js";

const PROMPT = "다음 노트를 세 문장으로 요약해 주세요.";
const SCENARIOS = ["plain", "cached", "thinking"] as const;

let product: Product;
let providers: FakeProviders;

beforeAll(async () => {
  [product, providers] = await Promise.all([startProduct(), startFakeProviders()]);
});

afterAll(async () => {
  await providers.stop();
  await product.stop();
});

beforeEach(async () => {
  await product.sql.query("truncate token_usage, usage_event_ids, usage_corrections");
  (providers.log as unknown[]).length = 0;
});

/** What was billed, by the id of the answer. */
const billed = () =>
  providers.log
    .flatMap(({ id, billed: tokens }) => (tokens === null ? [] : [{ id, input: tokens.input, output: tokens.output }]))
    .toSorted(byInput);

/** What was recorded of calls that went well. */
async function recorded() {
  const calls = await recordedCalls(product);
  return calls
    .filter(({ status }) => status === "ok")
    .map(({ event_id, input, output }) => ({ id: event_id.replace("otlp:", ""), input, output }))
    .toSorted(byInput);
}

function byInput({ input: a }: { input: number | null }, { input: b }: { input: number | null }): number {
  return (a ?? 0) - (b ?? 0);
}

const sums = (calls: readonly { readonly input: number | null; readonly output: number | null }[]) =>
  calls.map(({ input, output }) => `${input}/${output}`);

describe.each<Encoding>(["json", "protobuf"])("in %s", (encoding) => {
  let telemetry: Telemetry;

  beforeAll(() => {
    telemetry = startTelemetry([batched(product, encoding)]);
  });

  afterAll(() => telemetry.stop());

  const vercelModels = (): Readonly<Record<string, LanguageModel>> => {
    const apiKey = "none";
    const openai = createOpenAI({ apiKey, baseURL: `${providers.url}/v1` });
    const google = createGoogleGenerativeAI({ apiKey, baseURL: `${providers.url}/v1beta` });
    const anthropic = createAnthropic({ apiKey, baseURL: `${providers.url}/v1` });
    return Object.fromEntries(
      SCENARIOS.flatMap((scenario) => [
        [`responses ${scenario}`, openai(`gpt-5-mini--${scenario}`)],
        [`chat ${scenario}`, openai.chat(`gpt-4o-mini--${scenario}`)],
        [`google ${scenario}`, google(`gemini-2.5-flash--${scenario}`)],
        [`anthropic ${scenario}`, anthropic(`claude-sonnet-4-5--${scenario}`)],
      ]),
    );
  };

  test.each([
    { name: "Vercel AI SDK 7", integration: () => new OpenTelemetry() },
    { name: "Vercel AI SDK up to 6", integration: () => new LegacyOpenTelemetry() },
  ])("$name: each call once, plain and streamed, with the tokens that were billed", async ({ integration }) => {
    const integrations = [integration()];
    for (const model of Object.values(vercelModels())) {
      const asked = { model, prompt: PROMPT, telemetry: { integrations, functionId: "summarise-note" } };
      await generateText(asked);
      for await (const part of streamText(asked).textStream) expect(part).not.toBe("");
    }
    await telemetry.flush();
    const calls = await recordedCalls(product);
    expect(providers.log).toHaveLength(SCENARIOS.length * 8);
    expect(sums(await recorded())).toEqual(sums(billed()));
    expect(new Set(calls.map(({ provider }) => provider))).toEqual(new Set(["openai", "google", "anthropic"]));
    const cached = providers.log
      .filter(({ scenario }) => scenario === "cached")
      .map(({ billed: tokens }) => tokens?.cachedInput);
    expect(new Set(calls.map(({ cached: tokens }) => tokens))).toEqual(new Set([0, ...cached]));
  });

  test("Vercel AI SDK 7: an embedding, a user and a feature, and a failed call", async () => {
    const integrations = [
      new OpenTelemetry({
        enrichSpan: () => ({ "user.id": "minji", "tokenledger.note.id": "n-42", "tokenledger.feature": "summary" }),
      }),
    ];
    const openai = createOpenAI({ apiKey: "none", baseURL: `${providers.url}/v1` });
    await embed({ model: openai.embedding("text-embedding-3-small"), value: PROMPT, telemetry: { integrations } });
    const failing = { model: openai("gpt-5-mini--500"), prompt: PROMPT, maxRetries: 0, telemetry: { integrations } };
    await expect(generateText(failing)).rejects.toThrow("The server had an error");
    await telemetry.flush();
    const calls = await recordedCalls(product);
    const told = calls.map(({ operation, status, usage_state }) => `${operation} ${status} ${usage_state}`);
    expect(told.toSorted()).toEqual(["chat error missing", "embeddings ok reported"]);
    for (const call of calls) expect(call).toMatchObject({ note_id: "n-42", feature: "summary" });
    expect(sums(await recorded())).toEqual(sums(billed()));
    const users = await product.sql.query("select count(distinct user_id)::int as users from token_usage");
    expect(users.rows).toEqual([{ users: 1 }]);
  });

  test("OpenLLMetry of OpenAI: each call once; what it says nothing of is missing", async () => {
    const instrumentation = new OpenAIInstrumentation({ enabled: true });
    instrumentation.setTracerProvider(telemetry.provider);
    const restore = keepMethods(
      [OpenAI.Chat.Completions, OpenAI.Completions, OpenAI.Responses, OpenAI.Images].map((one) => one.prototype),
    );
    instrumentation.manuallyInstrument(OpenAI);
    const client = new OpenAI({ apiKey: "none", baseURL: `${providers.url}/v1`, maxRetries: 0 });
    const messages = [{ role: "user" as const, content: PROMPT }];
    await client.chat.completions.create({ model: "gpt-5-mini--thinking", messages });
    await client.responses.create({ model: "gpt-5-mini", input: PROMPT });
    const stream = await client.chat.completions.create({ model: "gpt-5-mini", messages, stream: true });
    for await (const chunk of stream) expect(chunk.id).not.toBe("");
    instrumentation.disable();
    restore();
    await telemetry.flush();
    const calls = await recordedCalls(product);
    expect(calls.map(({ event_id }) => event_id).toSorted()).toEqual(
      providers.log.map(({ id }) => `otlp:${id}`).toSorted(),
    );
    const streamed = calls.find(({ event_id }) => event_id === `otlp:${providers.log[2]?.id}`);
    expect(streamed).toMatchObject({ input: null, usage_state: "missing", cost: null });
    const whole = calls.filter((call) => call !== streamed).toSorted(byInput);
    expect(sums(whole)).toEqual(sums(billed().slice(0, 2)));
  });

  test("OpenLLMetry of Gemini: thoughts count as output, though it leaves them out", async () => {
    const instrumentation = new GenAIInstrumentation({ enabled: true });
    instrumentation.setTracerProvider(telemetry.provider);
    const module = { ...genai };
    instrumentation.manuallyInstrument(module);
    const client = new module.GoogleGenAI({ apiKey: "none", httpOptions: { baseUrl: providers.url } });
    for (const scenario of SCENARIOS) {
      const asked = { model: `gemini-2.5-flash--${scenario}`, contents: PROMPT };
      await client.models.generateContent(asked);
      for await (const { candidates } of await client.models.generateContentStream(asked)) {
        expect(candidates).toHaveLength(1);
      }
    }
    instrumentation.disable();
    await telemetry.flush();
    expect(providers.log).toHaveLength(6);
    expect(await recorded()).toEqual(billed());
  });

  test("Anthropic's own spans: each call once, plain and streamed, and failed ones", async () => {
    const client = new Anthropic({ apiKey: "none", baseURL: providers.url, maxRetries: 0 });
    for (const scenario of SCENARIOS) {
      const asked = {
        model: `claude-haiku-4-5--${scenario}`,
        max_tokens: 100,
        messages: [{ role: "user" as const, content: PROMPT }],
      };
      await client.messages.create(asked);
      for await (const event of client.messages.stream(asked)) expect(event.type).not.toBe("");
    }
    const refused = { model: "claude-haiku-4-5--429", max_tokens: 1, messages: [] };
    await expect(client.messages.create(refused)).rejects.toThrow("429");
    await telemetry.flush();
    expect(await recorded()).toEqual(billed());
    expect(providers.log).toHaveLength(7);
    const calls = await recordedCalls(product);
    expect(calls.filter(({ status }) => status === "error")).toEqual([
      expect.objectContaining({ input: null, provider: "anthropic", model: "claude-haiku-4-5--429" }),
    ]);
  });
});

/** For who instruments classes by hand: turning it off leaves them as it made them, for every other file of the worker. */
function keepMethods(prototypes: readonly object[]): () => void {
  const methods = prototypes.map((one) => [one, Object.getOwnPropertyDescriptors(one)] as const);
  return () => {
    for (const [one, former] of methods) Object.defineProperties(one, former);
  };
}
