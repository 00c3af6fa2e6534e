import { NO_TOKENS } from "@tokenledger/model/token-class";
import { describe, expect, test } from "vitest";
import { chooseDialect } from "./choose-dialect.js";
import { normaliseUsage } from "./normalise-usage.js";
import { DIALECTS } from "./usage-dialects.js";

const GEMINI = { promptTokenCount: 3, candidatesTokenCount: 4 };

describe("chooseDialect", () => {
  test.each([
    { name: "counts beside usage are canonical", provider: "google", dialect: null, usage: null, chosen: "canonical" },
    { name: "a shape speaks for itself", provider: "my-gateway", dialect: null, usage: GEMINI, chosen: "gemini" },
    {
      name: "so does a whole response",
      provider: "acme",
      dialect: null,
      usage: { usageMetadata: {} },
      chosen: "gemini",
    },
    {
      name: "what Vertex AI says of a blocked request",
      provider: "vertex_ai",
      dialect: null,
      usage: { trafficType: "X" },
      chosen: "gemini",
    },
    {
      name: "canonical counts for Google",
      provider: "google",
      dialect: null,
      usage: { inputTokens: 1 },
      chosen: "canonical",
    },
    {
      name: "an unknown shape of another's",
      provider: "acme",
      dialect: null,
      usage: { units: 3 },
      chosen: "canonical",
    },
    {
      name: "OpenAI's prompt and completion",
      provider: "acme",
      dialect: null,
      usage: { prompt_tokens: 1 },
      chosen: "openai-chat",
    },
    {
      name: "a whole response of OpenAI's",
      provider: "acme",
      dialect: null,
      usage: { object: "response", usage: { input_tokens: 1, input_tokens_details: {} } },
      chosen: "openai-responses",
    },
    {
      name: "Anthropic's cache beside the input",
      provider: "acme",
      dialect: null,
      usage: { input_tokens: 1, cache_read_input_tokens: 2 },
      chosen: "anthropic",
    },
    {
      name: "Anthropic's input where the provider tells",
      provider: "anthropic",
      dialect: null,
      usage: { input_tokens: 1 },
      chosen: "anthropic",
    },
    {
      name: "a router's cost",
      provider: "acme",
      dialect: null,
      usage: { prompt_tokens: 1, cost: 0.1, is_byok: false },
      chosen: "openrouter",
    },
    { name: "what the sender says goes", provider: "google", dialect: "canonical", usage: GEMINI, chosen: "canonical" },
  ])("$name", ({ provider, dialect, usage, chosen }) => {
    expect(chooseDialect({ provider, dialect, usage }).name).toBe(chosen);
  });

  test("a dialect that nobody knows is refused with the known ones", () => {
    expect(() => chooseDialect({ provider: "google", dialect: "klingon", usage: GEMINI })).toThrow(
      `dialect: expected one of ${DIALECTS.join(", ")}, got "klingon"`,
    );
  });
});

describe("normaliseUsage", () => {
  const base = { provider: "google", dialect: null, usage: null, canonical: {} };
  const counts = { ...NO_TOKENS, input: 3, output: 4 };

  test("reads canonical counts", () => {
    expect(normaliseUsage({ ...base, canonical: { id: "1", inputTokens: 3, outputTokens: 4 } })).toEqual({
      dialect: "canonical",
      counts,
      usageState: "reported",
      warnings: [],
      usage: null,
    });
  });

  test("a usage object wins over counts beside it, and says so", () => {
    expect(normaliseUsage({ ...base, usage: GEMINI, canonical: { inputTokens: 99 } })).toEqual({
      dialect: "gemini",
      counts,
      usageState: "reported",
      warnings: ["token counts beside usage were not used"],
      usage: GEMINI,
    });
  });

  test("counts beside a usage object that says nothing are used", () => {
    expect(normaliseUsage({ ...base, usage: { units: 9 }, canonical: { inputTokens: 3, outputTokens: 4 } })).toEqual({
      dialect: "canonical",
      counts,
      usageState: "reported",
      warnings: ["usage has no known token field"],
      usage: { units: 9 },
    });
  });

  test("a shape that nobody knows is missing usage, not an error", () => {
    expect(normaliseUsage({ ...base, provider: "acme", usage: { units: 9 } })).toEqual({
      dialect: "canonical",
      counts: null,
      usageState: "missing",
      warnings: ["usage has no known token field"],
      usage: { units: 9 },
    });
  });

  test("chunks of a stream are made into one usage object", () => {
    const chunks = [
      { type: "message_start", message: { content: "Hi", usage: { input_tokens: 3, output_tokens: 1 } } },
      { type: "message_delta", usage: { output_tokens: 4 } },
    ];
    expect(normaliseUsage({ ...base, provider: "anthropic", usage: { chunks } })).toEqual({
      dialect: "anthropic",
      counts,
      usageState: "reported",
      warnings: [],
      usage: { input_tokens: 3, output_tokens: 4 },
    });
  });

  test("a chunk that is no object is refused, naming it", () => {
    expect(() => normaliseUsage({ ...base, usage: { chunks: [{}, "data: {}"] } })).toThrow(
      expect.objectContaining({ code: "BAD_INPUT", field: "usage.chunks.1" }),
    );
  });

  test("a count in a chunk that is no number is refused, naming it", () => {
    expect(() => normaliseUsage({ ...base, usage: { chunks: [{ usage: { prompt_tokens: "3" } }] } })).toThrow(
      expect.objectContaining({ code: "BAD_INPUT", field: "usage.chunks.usage.prompt_tokens" }),
    );
  });

  test("counts whose sum is no longer exact are refused", () => {
    const canonical = { inputTokens: Number.MAX_SAFE_INTEGER, outputTokens: 1 };
    expect(() => normaliseUsage({ ...base, canonical })).toThrow(expect.objectContaining({ field: "usage" }));
  });
});
