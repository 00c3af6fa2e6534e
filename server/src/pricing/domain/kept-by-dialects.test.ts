import { describe, expect, test } from "vitest";
import { normaliseUsage } from "./normalise-usage.js";

/** What a user wrote or a model answered: nothing of it may be kept. */
const TEXT = "my secret diary";

describe("what is kept of usage that SDKs and gateways report", () => {
  test.each([
    {
      dialect: "ai-sdk-5",
      provider: "anthropic",
      usage: {
        text: TEXT,
        usage: { inputTokens: 18, outputTokens: 158, totalTokens: 176, cachedInputTokens: 4 },
        providerMetadata: { anthropic: { cacheCreationInputTokens: 2284, note: TEXT }, google: { text: TEXT } },
      },
    },
    {
      dialect: "ai-sdk-6",
      provider: "google",
      usage: {
        inputTokens: 1000,
        inputTokenDetails: {},
        outputTokens: 400,
        outputTokenDetails: {},
        totalTokens: 1400,
        raw: { promptTokenCount: 1000, toolUsePromptTokenCount: 2500, candidatesTokenCount: 400, text: TEXT },
      },
    },
    {
      dialect: "otel",
      provider: "openai",
      usage: {
        name: TEXT,
        attributes: [
          { key: "gen_ai.prompt.0.content", value: { stringValue: TEXT } },
          { key: "gen_ai.usage.input_tokens", value: { intValue: "1203" } },
          { key: "gen_ai.usage.output_tokens", value: { intValue: 287 } },
        ],
      },
    },
    {
      dialect: "otel",
      provider: "openai",
      usage: { "gen_ai.operation.name": "embeddings", "gen_ai.usage.input_tokens": 77, input: TEXT },
    },
    {
      dialect: "langfuse",
      provider: "openai",
      usage: {
        "langfuse.observation.input": TEXT,
        "langfuse.observation.usage_details": JSON.stringify({ input: 78, output: 139, input_cached_tokens: 1408 }),
        "langfuse.observation.cost_details": JSON.stringify({ total: 0.5 }),
      },
    },
    {
      dialect: "langfuse",
      provider: "openai",
      usage: { input: 78, output: 139, input_cached_tokens: 1408, total: 1625, comment: TEXT },
    },
    {
      dialect: "litellm",
      provider: "openai",
      usage: {
        call_type: "acompletion",
        messages: [{ role: "user", content: TEXT }],
        response_cost: 0.0125,
        cache_hit: false,
        prompt_tokens: 1486,
        completion_tokens: 651,
        total_tokens: 2137,
        response: {
          choices: [{ message: { content: TEXT } }],
          usage: { prompt_tokens: 1486, completion_tokens: 651, prompt_tokens_details: { cached_tokens: 1408 } },
        },
      },
    },
    {
      dialect: "litellm",
      provider: "openai",
      usage: { call_type: "completion", messages: TEXT, cache_hit: true, response_cost: 0, prompt_tokens: 9 },
    },
    {
      dialect: "gemini-openai",
      provider: "google",
      usage: {
        choices: [{ message: { content: TEXT } }],
        usage: { prompt_tokens: 758, completion_tokens: 102, total_tokens: 1725 },
      },
    },
  ])("says the same again and holds no text ($dialect of $provider: $usage)", ({ dialect, provider, usage }) => {
    const read = normaliseUsage({ provider, dialect: null, usage, canonical: {} });
    expect(read.dialect).toBe(dialect);
    expect(JSON.stringify(read.usage)).not.toContain(TEXT);
    const again = normaliseUsage({ provider, dialect, usage: read.usage, canonical: {} });
    expect(again).toEqual(read);
    expect(read.counts).not.toBeNull();
  });
});
