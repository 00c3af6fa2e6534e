import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { tokenledgerEmbeddingMiddleware, tokenledgerMiddleware } from "@tokenledger/client/ai-sdk";
import { embed, generateText, streamText, wrapEmbeddingModel, wrapLanguageModel } from "ai";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SCENARIO_HEADER, SCENARIOS, type Scenario } from "../../../e2e/fake-providers/scenario.ts";
import { type MeteredStage, openStage } from "./metered-stage.js";
import { readAll } from "./read-all.js";

let stage: MeteredStage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());
beforeEach(() => stage.begin());

// By header: Google's provider says that the model that was asked for is the one that served.
const MODELS = {
  gemini: (scenario: Scenario) => createGoogleGenerativeAI(settings(scenario, "v1beta"))("gemini-2.5-flash"),
  responses: (scenario: Scenario) => createOpenAI(settings(scenario, "v1"))("gpt-4o"),
  chat: (scenario: Scenario) => createOpenAI(settings(scenario, "v1")).chat("gpt-4o"),
  anthropic: (scenario: Scenario) => createAnthropic(settings(scenario, "v1"))("claude-sonnet-4-5"),
};

function settings(scenario: Scenario, version: string) {
  return { apiKey: "none", baseURL: `${stage.providers.url}/${version}`, headers: { [SCENARIO_HEADER]: scenario } };
}

type ModelName = keyof typeof MODELS;

const modelOf = (name: ModelName, scenario: Scenario) =>
  wrapLanguageModel({ model: MODELS[name](scenario), middleware: tokenledgerMiddleware(stage.ledger) });
const QUESTION = { prompt: "회의록을 요약해 주세요.", maxRetries: 0 };
const streamed = (name: ModelName, scenario: Scenario) =>
  streamText({ model: modelOf(name, scenario), ...QUESTION, onError: () => undefined });

/** Those in which the provider ends the call by itself. */
const ENDING = SCENARIOS.filter((scenario) => scenario !== "held" && scenario !== "flaky");
/** Without usage Anthropic's answers are none that the SDK takes. */
const CALLS = (["gemini", "responses", "chat", "anthropic"] as const).flatMap((name) =>
  ENDING.filter((scenario) => name !== "anthropic" || scenario !== "usage-less").map((scenario) => ({
    name,
    scenario,
  })),
);

describe("tokens equal what the provider billed", () => {
  test.each(CALLS)("$name: $scenario", async ({ name, scenario }) => {
    await generateText({ model: modelOf(name, scenario), ...QUESTION }).catch(() => undefined);
    await readAll(streamed(name, scenario).fullStream).catch(() => undefined);
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("of embeddings", async () => {
    const model = wrapEmbeddingModel({
      model: createOpenAI(settings("plain", "v1")).embedding("text-embedding-3-small"),
      middleware: tokenledgerEmbeddingMiddleware(stage.ledger),
    });
    const { embedding } = await embed({ model, value: "회의록" });
    expect(embedding).toHaveLength(4);
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("with each try of the SDK's retries as a call of its own", async () => {
    await generateText({ model: modelOf("responses", "flaky"), ...QUESTION, maxRetries: 1 });
    expect(await stage.recorded()).toEqual(stage.expected());
    expect(stage.expected().map(({ status }) => status)).toEqual(["error", "ok"]);
  });
});

describe("the host sees what it would see without", () => {
  test.each(["gemini", "responses", "chat", "anthropic"] as const)("the same parts: %s", async (name) => {
    const metered = await readAll(streamed(name, "thinking").fullStream);
    const plain = streamText({ model: MODELS[name]("thinking"), ...QUESTION });
    const unmetered = await readAll(plain.fullStream);
    stage.leaveOut(stage.providers.log.at(-1));
    expect(metered.map(({ type }) => type)).toEqual(unmetered.map(({ type }) => type));
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("the provider's own parts when it asked for them", async () => {
    const model = modelOf("gemini", "plain");
    const parts = await readAll(streamText({ model, ...QUESTION, includeRawChunks: true }).fullStream);
    expect(parts.filter(({ type }) => type === "raw")).toHaveLength(3);
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("the SDK's own error", async () => {
    const failing = generateText({ model: modelOf("anthropic", "429"), ...QUESTION });
    await expect(failing).rejects.toMatchObject({ name: "AI_APICallError", statusCode: 429 });
    expect(await stage.recorded()).toEqual(stage.expected());
  });
});

test.each(["gemini", "responses", "chat", "anthropic"] as const)(
  "a host that aborts a stream leaves what it was told, as a lower bound: %s",
  async (name) => {
    const abort = new AbortController();
    const { fullStream } = streamText({ model: modelOf(name, "held"), ...QUESTION, abortSignal: abort.signal });
    for await (const part of fullStream) if (part.type === "text-delta") abort.abort();
    await stage.settled();
    expect(await stage.recorded()).toEqual(stage.expected());
  },
);

test("the provider is named without its API, and the context is the caller's", async () => {
  const model = wrapLanguageModel({
    model: MODELS.responses("plain"),
    middleware: tokenledgerMiddleware(stage.ledger, { feature: "summary", tags: { app: "notes" } }),
  });
  await stage.ledger.withContext({ noteId: "n-7" }, () => generateText({ model, ...QUESTION }));
  await stage.recorded();
  const { rows } = await stage.product.sql.query(
    "select feature, operation, provider, tags from token_usage where note_id = 'n-7'",
  );
  expect(rows).toEqual([{ feature: "summary", operation: "chat", provider: "openai", tags: { app: "notes" } }]);
});
