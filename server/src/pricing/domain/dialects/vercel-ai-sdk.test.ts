import { INPUT_CLASSES, NO_TOKENS, OUTPUT_CLASSES, TOKEN_CLASSES } from "@tokenledger/model/token-class";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aiSdk5, aiSdk6, normaliseVercelAiSdk } from "./vercel-ai-sdk.js";

describe("normaliseVercelAiSdk", () => {
  test.each([
    {
      name: "version 4",
      provider: "openai",
      given: { promptTokens: 1203, completionTokens: 287, totalTokens: 1490 },
      counts: { input: 1203, output: 287 },
    },
    {
      name: "version 4 of Anthropic, with the cache in the metadata",
      provider: "anthropic",
      given: {
        usage: { promptTokens: 18, completionTokens: 158, totalTokens: 176 },
        providerMetadata: { anthropic: { cacheCreationInputTokens: 2284, cacheReadInputTokens: 0 } },
      },
      counts: { input: 18, cache_write: 2284, output: 158 },
    },
    {
      name: "version 4 of OpenAI, with parts in the metadata",
      provider: "openai",
      given: {
        usage: { promptTokens: 1486, completionTokens: 651, totalTokens: 2137 },
        providerMetadata: { openai: { cachedPromptTokens: 1408, reasoningTokens: 512 } },
      },
      counts: { input: 78, cache_read: 1408, output: 139, reasoning: 512 },
    },
    {
      name: "version 5",
      provider: "openai",
      given: {
        inputTokens: 1486,
        outputTokens: 651,
        totalTokens: 2137,
        reasoningTokens: 512,
        cachedInputTokens: 1408,
      },
      counts: { input: 78, cache_read: 1408, output: 139, reasoning: 512 },
    },
    {
      name: "version 5 of Anthropic, whose input leaves the cache out though it would fit",
      provider: "anthropic",
      given: { inputTokens: 5000, outputTokens: 141, totalTokens: 5141, cachedInputTokens: 2284 },
      counts: { input: 5000, cache_read: 2284, output: 141 },
    },
    {
      name: "version 5 of Anthropic with writes, which stand in the metadata",
      provider: "anthropic",
      given: {
        usage: { inputTokens: 18, outputTokens: 158, totalTokens: 176, cachedInputTokens: 0 },
        providerMetadata: { anthropic: { cacheCreationInputTokens: 2284 } },
      },
      counts: { input: 18, cache_write: 2284, output: 158 },
    },
    {
      name: "version 5 of Gemini, whose output leaves the thoughts out",
      provider: "google",
      given: {
        inputTokens: 910,
        outputTokens: 295,
        totalTokens: 4021,
        reasoningTokens: 2816,
        cachedInputTokens: 0,
      },
      counts: { input: 910, output: 295, reasoning: 2816 },
    },
    {
      name: "version 6, Anthropic too, with wholes that include their parts",
      provider: "anthropic",
      given: {
        inputTokens: 2302,
        inputTokenDetails: { noCacheTokens: 18, cacheReadTokens: 2284, cacheWriteTokens: 0 },
        outputTokens: 141,
        outputTokenDetails: { textTokens: 100, reasoningTokens: 41 },
        totalTokens: 2443,
      },
      counts: { input: 18, cache_read: 2284, output: 100, reasoning: 41 },
    },
    {
      name: "version 7 in the result, with writes for an hour told in raw",
      provider: "anthropic",
      given: {
        text: "…",
        usage: {
          inputTokens: 60_100,
          inputTokenDetails: { noCacheTokens: 100, cacheReadTokens: 50_000, cacheWriteTokens: 10_000 },
          outputTokens: 800,
          outputTokenDetails: {},
          totalTokens: 60_900,
          raw: {
            input_tokens: 100,
            cache_creation_input_tokens: 10_000,
            cache_read_input_tokens: 50_000,
            cache_creation: { ephemeral_5m_input_tokens: 4000, ephemeral_1h_input_tokens: 6000 },
            output_tokens: 800,
          },
        },
      },
      counts: { input: 100, cache_read: 50_000, cache_write: 4000, cache_write_1h: 6000, output: 800 },
    },
    {
      name: "version 6 of Gemini, with sound told in raw",
      provider: "google",
      given: {
        inputTokens: 10_000,
        inputTokenDetails: { noCacheTokens: 10_000, cacheReadTokens: 0 },
        outputTokens: 300,
        outputTokenDetails: { textTokens: 300, reasoningTokens: 0 },
        totalTokens: 10_300,
        raw: {
          promptTokenCount: 10_000,
          promptTokensDetails: [
            { modality: "TEXT", tokenCount: 1000 },
            { modality: "AUDIO", tokenCount: 9000 },
          ],
          candidatesTokenCount: 300,
          totalTokenCount: 10_300,
        },
      },
      counts: { input: 1000, input_audio: 9000, output: 300 },
    },
    {
      name: "Bedrock's own report, whose total has the cache",
      provider: "aws",
      given: {
        inputTokens: 5000,
        outputTokens: 141,
        totalTokens: 7525,
        cacheReadInputTokens: 2284,
        cacheWriteInputTokens: 100,
      },
      counts: { input: 5000, cache_read: 2284, cache_write: 100, output: 141 },
    },
    { name: "an embedding", provider: "openai", given: { usage: { tokens: 77 } }, counts: { input: 77 } },
  ])("reads $name", ({ provider, given, counts }) => {
    expect(normaliseVercelAiSdk(given, "usage", provider)).toEqual({
      counts: { ...NO_TOKENS, ...counts },
      usageState: "reported",
      warnings: [],
    });
  });

  test("what the SDK drops is read from raw, and it is said", () => {
    const given = {
      inputTokens: 1000,
      inputTokenDetails: {},
      outputTokens: 400,
      outputTokenDetails: {},
      totalTokens: 1400,
      raw: { promptTokenCount: 1000, toolUsePromptTokenCount: 2500, candidatesTokenCount: 400, totalTokenCount: 3900 },
    };
    expect(normaliseVercelAiSdk(given, "usage", "google")).toMatchObject({
      counts: { input: 3500, output: 400 },
      warnings: ["raw adds up to 3900, the SDK's counts to 1400; raw is used"],
    });
  });

  test("a raw report that adds up to less is not used, and it is said", () => {
    const given = {
      inputTokens: 10,
      inputTokenDetails: {},
      outputTokens: 5,
      outputTokenDetails: {},
      totalTokens: 15,
      raw: { promptTokenCount: 4, candidatesTokenCount: 5 },
    };
    expect(normaliseVercelAiSdk(given, "usage", "google")).toMatchObject({
      counts: { input: 10, output: 5 },
      warnings: ["raw adds up to 9, the SDK's counts to 15; the SDK's are used"],
    });
  });

  test("details that contradict their whole are said", () => {
    const given = { inputTokens: 10, inputTokenDetails: { noCacheTokens: 3, cacheReadTokens: 4 }, outputTokens: 5 };
    expect(normaliseVercelAiSdk(given, "usage", "openai")).toMatchObject({
      counts: { input: 6, cache_read: 4, output: 5 },
      warnings: ["inputTokenDetails do not add up to inputTokens 10"],
    });
  });

  test.each([
    { name: "counts that version 4 could not get", given: { promptTokens: null, completionTokens: null } },
    { name: "a version 6 that was told nothing", given: { inputTokenDetails: {}, outputTokenDetails: {} } },
  ])("$name are missing usage", ({ given }) => {
    expect(normaliseVercelAiSdk(given, "usage", "openai")).toMatchObject({ counts: null, usageState: "missing" });
  });

  test("names the field at fault where it stands", () => {
    const given = { usage: { inputTokens: 1, inputTokenDetails: { cacheReadTokens: -1 }, outputTokens: 1 } };
    expect(() => normaliseVercelAiSdk(given, "usage", "openai")).toThrow(
      expect.objectContaining({ code: "BAD_INPUT", field: "usage.usage.inputTokenDetails.cacheReadTokens" }),
    );
  });

  test("whatever version 6 says, no class is negative, and what is certain adds up to the total", () => {
    const count = fc.option(fc.nat({ max: 100 }), { nil: undefined });
    const usage = fc.record({
      inputTokens: count,
      inputTokenDetails: fc.record({ cacheReadTokens: count, cacheWriteTokens: count }),
      outputTokens: count,
      outputTokenDetails: fc.record({ reasoningTokens: count }),
      totalTokens: count,
    });
    fc.assert(
      fc.property(usage, fc.constantFrom("openai", "anthropic", "google"), (given, provider) => {
        const { counts, warnings } = normaliseVercelAiSdk(given, "usage", provider);
        if (counts === null) return;
        for (const tokenClass of TOKEN_CLASSES) expect(counts[tokenClass]).toBeGreaterThanOrEqual(0);
        const sum = [...INPUT_CLASSES, ...OUTPUT_CLASSES].reduce((tokens, name) => tokens + counts[name], 0);
        expect(sum).toBeGreaterThanOrEqual((given.inputTokens ?? 0) + (given.outputTokens ?? 0));
        expect(given.totalTokens === undefined || warnings.length > 0 || sum === given.totalTokens).toBe(true);
      }),
    );
  });
});

describe("of which version an object has the shape", () => {
  test.each([
    { name: "version 4", given: { promptTokens: 1, completionTokens: 2, totalTokens: 3 }, is: "ai-sdk-5" },
    { name: "version 5", given: { inputTokens: 1, outputTokens: 2, totalTokens: 3 }, is: "ai-sdk-5" },
    { name: "version 6", given: { inputTokens: 1, inputTokenDetails: {}, outputTokens: 2 }, is: "ai-sdk-6" },
    { name: "a result", given: { text: "", usage: { inputTokens: 1, totalTokens: 1 } }, is: "ai-sdk-5" },
    { name: "our own counts", given: { inputTokens: 1, outputTokens: 2, cachedInputTokens: 1 }, is: null },
    {
      name: "our own counts with a total",
      given: { inputTokens: 9, outputTokens: 2, cacheWriteTokens: 1, totalTokens: 11 },
      is: null,
    },
    { name: "OpenAI's", given: { input_tokens: 1, output_tokens: 2, total_tokens: 3 }, is: null },
  ])("$name: $is", ({ given, is }) => {
    const claims = [aiSdk5, aiSdk6].filter((dialect) => dialect.looksLike(given, "openai")).map(({ name }) => name);
    expect(claims).toEqual(is === null ? [] : [is]);
  });
});
