import { readFileSync } from "node:fs";
import {
  INPUT_CLASSES,
  NO_TOKENS,
  OUTPUT_CLASSES,
  TOKEN_CLASSES,
  type TokenClass,
} from "@tokenledger/model/token-class";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NormalisedUsage } from "../normalised-usage.js";
import type { Fields } from "../read-count.js";
import { normaliseOtelGenAi, otelGenAi } from "./otel-gen-ai.js";

interface RecordedSpan extends Fields {
  readonly scope: { readonly name: string };
  readonly attributes: readonly { readonly key: string }[];
}

/** What the fake provider answered, as in/out; an embedding has no output. */
const ANSWERED = ["1203/287", "52011/640", "910/3111", "2048/512", "333/1777", "8192/211", "77/0"];

function recordedSpans(name: string): RecordedSpan[] {
  const url = new URL(`../../../../fixtures/otlp-samples/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

const SPANS = [...recordedSpans("ai-sdk-7"), ...recordedSpans("traceloop-openai-anthropic-gemini")];
const WITH_USAGE = SPANS.filter((span) => span.attributes.some(({ key }) => key.startsWith("gen_ai.usage.")));

describe("spans of real instruments", () => {
  test("every one with usage is read to what the provider answered", () => {
    expect(WITH_USAGE.length).toBeGreaterThan(30);
    for (const span of WITH_USAGE) {
      const normalised = normaliseOtelGenAi(span);
      expect(ANSWERED).toContain(`${sumOf(normalised, INPUT_CLASSES)}/${sumOf(normalised, OUTPUT_CLASSES)}`);
      expect(normalised).toMatchObject({ usageState: "reported", warnings: [] });
      expect(otelGenAi.looksLike(span, "acme")).toBe(true);
    }
  });

  test("those without usage are missing, not zero", () => {
    const without = SPANS.filter((span) => !WITH_USAGE.includes(span));
    expect(without.length).toBeGreaterThan(5);
    for (const span of without) {
      expect(normaliseOtelGenAi(span)).toEqual({ counts: null, usageState: "missing", warnings: [] });
    }
  });

  test.each([
    {
      name: "OpenLLMetry leaves Gemini's thoughts out of the output",
      scope: "@traceloop/instrumentation-google-generativeai",
      has: "gen_ai.usage.reasoning_tokens",
      counts: { input: 910, output: 295, reasoning: 2816 },
    },
    {
      name: "Anthropic's own SDK has the cache in the input",
      scope: "com.anthropic.sdk.typescript",
      has: "anthropic.usage.cache_creation.ephemeral_1h_input_tokens",
      counts: { input: 52_011 - 49_152, cache_read: 49_152, output: 640 },
    },
  ])("$name", ({ scope, has, counts }) => {
    const read = WITH_USAGE.filter((span) => span.scope.name === scope)
      .filter(({ attributes }) => attributes.some(({ key }) => key === has))
      .map((span) => normaliseOtelGenAi(span).counts);
    expect(read).toContainEqual({ ...NO_TOKENS, ...counts });
  });
});

describe("names", () => {
  test.each([
    {
      name: "the current conventions",
      attributes: {
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.cache_read.input_tokens": 40,
        "gen_ai.usage.cache_creation.input_tokens": 10,
        "gen_ai.usage.output_tokens": 30,
        "gen_ai.usage.reasoning.output_tokens": 20,
      },
      counts: { input: 50, cache_read: 40, cache_write: 10, output: 10, reasoning: 20 },
    },
    {
      name: "the former ones",
      attributes: {
        "gen_ai.system": "anthropic",
        "gen_ai.usage.prompt_tokens": 100,
        "gen_ai.usage.cache_read_input_tokens": 40,
        "gen_ai.usage.cache_creation_input_tokens": 10,
        "gen_ai.usage.completion_tokens": 30,
      },
      counts: { input: 50, cache_read: 40, cache_write: 10, output: 30 },
    },
    {
      name: "older OpenLLMetry",
      attributes: { "llm.usage.prompt_tokens": 3, "llm.usage.completion_tokens": 4, "llm.usage.total_tokens": 7 },
      counts: { input: 3, output: 4 },
    },
    {
      name: "the Vercel AI SDK 4",
      attributes: { "ai.usage.promptTokens": 3, "ai.usage.completionTokens": 4 },
      counts: { input: 3, output: 4 },
    },
    {
      name: "the Vercel AI SDK 5, with Gemini's thoughts beside",
      attributes: {
        "gen_ai.usage.input_tokens": 910,
        "gen_ai.usage.output_tokens": 295,
        "ai.usage.totalTokens": 4021,
        "ai.usage.reasoningTokens": 2816,
      },
      counts: { input: 910, output: 295, reasoning: 2816 },
    },
    {
      name: "the Vercel AI SDK 6",
      attributes: {
        "ai.usage.inputTokens": 100,
        "ai.usage.inputTokenDetails.cacheReadTokens": 40,
        "ai.usage.inputTokenDetails.cacheWriteTokens": 10,
        "ai.usage.outputTokens": 30,
        "ai.usage.outputTokenDetails.reasoningTokens": 20,
        "ai.usage.totalTokens": 130,
      },
      counts: { input: 50, cache_read: 40, cache_write: 10, output: 10, reasoning: 20 },
    },
    {
      name: "Anthropic's own spans, with writes that live for an hour",
      attributes: {
        "gen_ai.usage.input_tokens": 60_100,
        "gen_ai.usage.cache_read.input_tokens": 50_000,
        "gen_ai.usage.cache_write.input_tokens": 10_000,
        "anthropic.usage.cache_creation.ephemeral_5m_input_tokens": 4000,
        "anthropic.usage.cache_creation.ephemeral_1h_input_tokens": 6000,
        "gen_ai.usage.output_tokens": 800,
      },
      counts: { input: 100, cache_read: 50_000, cache_write: 4000, cache_write_1h: 6000, output: 800 },
    },
    {
      name: "sound",
      attributes: {
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.audio.input_tokens": 60,
        "gen_ai.usage.output_tokens": 30,
        "gen_ai.usage.audio.output_tokens": 25,
      },
      counts: { input: 40, input_audio: 60, output: 5, output_audio: 25 },
    },
    {
      name: "whole numbers in strings, as OTLP allows",
      attributes: { "gen_ai.usage.input_tokens": "1203", "gen_ai.usage.output_tokens": "287" },
      counts: { input: 1203, output: 287 },
    },
    {
      name: "an embedding, which has no output",
      attributes: { "gen_ai.operation.name": "embeddings", "gen_ai.usage.input_tokens": 77 },
      counts: { input: 77 },
    },
  ])("reads $name", ({ attributes, counts }) => {
    const expected = { counts: { ...NO_TOKENS, ...counts }, usageState: "reported", warnings: [] };
    expect(normaliseOtelGenAi(attributes)).toEqual(expected);
    expect(normaliseOtelGenAi({ name: "chat", attributes })).toEqual(expected);
    expect(otelGenAi.looksLike(attributes, "acme")).toBe(true);
  });

  test("the Vercel AI SDK 5 leaves Anthropic's cache out of the input, though it would fit", () => {
    const attributes = {
      "gen_ai.usage.input_tokens": 5000,
      "gen_ai.usage.output_tokens": 141,
      "ai.usage.totalTokens": 5141,
      "ai.usage.cachedInputTokens": 2284,
    };
    const beside = { ...NO_TOKENS, input: 5000, cache_read: 2284, output: 141 };
    expect(normaliseOtelGenAi(attributes, "usage", "anthropic").counts).toEqual(beside);
    const inside = { ...NO_TOKENS, input: 2716, cache_read: 2284, output: 141 };
    expect(normaliseOtelGenAi(attributes, "usage", "openai").counts).toEqual(inside);
    const ofVersion6 = { ...attributes, "ai.usage.inputTokenDetails.cacheReadTokens": 2284 };
    expect(normaliseOtelGenAi(ofVersion6, "usage", "anthropic").counts).toEqual(inside);
  });

  test("more cache than input was left out of it, and it is said", () => {
    expect(
      normaliseOtelGenAi({
        "gen_ai.usage.input_tokens": 18,
        "gen_ai.usage.cache_read_input_tokens": 2284,
        "gen_ai.usage.output_tokens": 141,
      }),
    ).toEqual({
      counts: { ...NO_TOKENS, input: 18, cache_read: 2284, output: 141 },
      usageState: "reported",
      warnings: ["cached tokens (2284) exceed input (18) and count beside it"],
    });
  });

  test("keeps the service tier and the cost that an instrument wrote down", () => {
    const attributes = {
      "gen_ai.usage.input_tokens": 1,
      "gen_ai.usage.output_tokens": 1,
      "openai.response.service_tier": "flex",
      "gen_ai.usage.cost": 0.0125,
    };
    expect(normaliseOtelGenAi(attributes)).toMatchObject({ serviceTier: "flex", reportedCostUsd: "0.0125" });
  });

  test.each([-1, 1.5, "many", "-3"])("refuses %j tokens, naming the attribute", (tokens) => {
    expect(() => normaliseOtelGenAi({ "gen_ai.usage.input_tokens": tokens })).toThrow(
      expect.objectContaining({ code: "BAD_INPUT", field: "usage.gen_ai.usage.input_tokens" }),
    );
  });

  test("other attributes are not of this shape", () => {
    expect(otelGenAi.looksLike({ "http.request.method": "POST" }, "acme")).toBe(false);
    expect(otelGenAi.looksLike({ inputTokens: 1 }, "acme")).toBe(false);
  });
});

test("whatever a span says, no class is negative, and the wholes are kept", () => {
  const count = fc.option(fc.nat({ max: 100 }), { nil: undefined });
  const attributes = fc.record({
    "gen_ai.usage.input_tokens": count,
    "gen_ai.usage.output_tokens": count,
    "gen_ai.usage.total_tokens": count,
    "gen_ai.usage.cache_read.input_tokens": count,
    "gen_ai.usage.cache_creation.input_tokens": count,
    "anthropic.usage.cache_creation.ephemeral_1h_input_tokens": count,
    "gen_ai.usage.reasoning_tokens": count,
    "gen_ai.usage.audio.input_tokens": count,
    "gen_ai.usage.audio.output_tokens": count,
  });
  fc.assert(
    fc.property(attributes, (given) => {
      const normalised = normaliseOtelGenAi(given);
      if (normalised.counts === null) return;
      for (const tokenClass of TOKEN_CLASSES) expect(normalised.counts[tokenClass]).toBeGreaterThanOrEqual(0);
      const [input, output] = [sumOf(normalised, INPUT_CLASSES), sumOf(normalised, OUTPUT_CLASSES)];
      expect(input).toBeGreaterThanOrEqual(given["gen_ai.usage.input_tokens"] ?? 0);
      expect(output).toBeGreaterThanOrEqual(given["gen_ai.usage.output_tokens"] ?? 0);
      const total = given["gen_ai.usage.total_tokens"];
      expect(total === undefined || normalised.warnings.length > 0 || input + output === total).toBe(true);
    }),
  );
});

function sumOf({ counts }: NormalisedUsage, classes: readonly TokenClass[]): number {
  return classes.reduce((sum, tokenClass) => sum + (counts?.[tokenClass] ?? 0), 0);
}
