import { readFileSync } from "node:fs";
import { NO_TOKENS, TOKEN_CLASSES } from "@tokenledger/model/token-class";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fields } from "../read-count.js";
import { normaliseGemini } from "./gemini.js";

/** The whole answer; of a stream its last chunk. */
function recorded(name: string): Fields & { usageMetadata: { totalTokenCount?: number } } {
  const url = new URL(`../../../../fixtures/provider-responses/${name}.json`, import.meta.url);
  const { response } = JSON.parse(readFileSync(url, "utf8"));
  if (response.sse === undefined) return response.body;
  const lastChunk: string = response.sse.trim().split("\n\n").at(-1);
  return JSON.parse(lastChunk.replace(/^data: /, ""));
}

describe("recorded answers", () => {
  test.each([
    {
      name: "gemini-generateContent-06",
      what: "a plain answer",
      counts: { input: 2, output: 11 },
    },
    {
      name: "gemini-generateContent-01",
      what: "thoughts beside the candidates",
      counts: { input: 41, output: 10, reasoning: 43 },
    },
    {
      name: "gemini-streamGenerateContent-sse-03",
      what: "the last chunk of a stream that used a tool",
      counts: { input: 15 + 770, output: 37, reasoning: 742 },
    },
    {
      name: "gemini-generateContent-09",
      what: "a tool-use prompt beside the prompt",
      counts: { input: 32 + 2395, output: 41, reasoning: 47 },
    },
    {
      name: "gemini-generateContent-24",
      what: "a cached prompt",
      counts: { input: 859 - 594, cache_read: 594, output: 28 },
      serviceTier: "standard",
    },
    {
      name: "gemini-generateContent-22",
      what: "cached text, audio and video",
      counts: {
        input: 83 - 73,
        cache_read: 73 + 2561,
        cache_read_audio: 284,
        input_audio: 321 - 284,
        input_video: 2893 - 2561,
        output: 55,
        reasoning: 95,
      },
    },
    {
      name: "gemini-generateContent-08",
      what: "an image in the prompt",
      counts: { input: 191, input_image: 1088, output: 74, reasoning: 42 },
    },
    {
      name: "gemini-generateContent-20",
      what: "a modality without a count",
      counts: { input: 10, input_video: 258, output: 139 },
    },
    {
      name: "vertex-generateContent-04",
      what: "video with sound on Vertex AI",
      counts: { input: 127, input_audio: 250, input_video: 640, output: 123, reasoning: 392 },
      serviceTier: "ON_DEMAND",
    },
    {
      name: "vertex-generateContent-08",
      what: "a drawn image",
      counts: { input: 9, output_image: 1290 },
      serviceTier: "ON_DEMAND",
    },
  ])("$what adds up to its total ($name)", ({ name, counts, ...says }) => {
    const response = recorded(name);
    const normalised = normaliseGemini(response);
    expect(normalised).toEqual({
      counts: { ...NO_TOKENS, ...counts },
      usageState: "reported",
      warnings: [],
      ...(says.serviceTier === undefined ? {} : { serviceTier: says.serviceTier }),
    });
    expect(sum(normalised.counts)).toBe(response.usageMetadata.totalTokenCount);
  });

  test("details that leave tokens out are kept as a warning, and the rest is text", () => {
    const normalised = normaliseGemini(recorded("gemini-generateContent-28"));
    expect(normalised).toEqual({
      counts: { ...NO_TOKENS, input: 432 + 78, reasoning: 18 },
      usageState: "reported",
      warnings: ["promptTokenCount details add up to 301, not 432"],
    });
    expect(sum(normalised.counts)).toBe(528);
  });

  test("an answer that was blocked before the model ran reports nothing", () => {
    expect(normaliseGemini(recorded("vertex-generateContent-13"))).toEqual({
      counts: null,
      usageState: "missing",
      warnings: [],
    });
  });
});

describe("golden vectors", () => {
  test.each([
    {
      name: "G1: thoughts are beside the candidates, cached tokens inside the prompt",
      usage: {
        promptTokenCount: 12_000,
        cachedContentTokenCount: 8000,
        candidatesTokenCount: 500,
        thoughtsTokenCount: 1500,
        totalTokenCount: 14_000,
      },
      counts: { input: 4000, cache_read: 8000, output: 500, reasoning: 1500 },
    },
    {
      name: "G2: 200,000 in",
      usage: { promptTokenCount: 200_000, candidatesTokenCount: 1000, totalTokenCount: 201_000 },
      counts: { input: 200_000, output: 1000 },
    },
    {
      name: "G3: one more",
      usage: { promptTokenCount: 200_001, candidatesTokenCount: 1000, totalTokenCount: 201_001 },
      counts: { input: 200_001, output: 1000 },
    },
    {
      name: "G4: nearly all cached",
      usage: {
        promptTokenCount: 262_960,
        cachedContentTokenCount: 257_955,
        candidatesTokenCount: 1744,
        totalTokenCount: 264_704,
      },
      counts: { input: 5005, cache_read: 257_955, output: 1744 },
    },
    {
      name: "G5: a prompt of sound",
      usage: {
        promptTokenCount: 10_000,
        promptTokensDetails: [
          { modality: "TEXT", tokenCount: 1000 },
          { modality: "AUDIO", tokenCount: 9000 },
        ],
        candidatesTokenCount: 300,
        totalTokenCount: 10_300,
      },
      counts: { input: 1000, input_audio: 9000, output: 300 },
    },
    {
      name: "G6: what tools put into the prompt is beside it",
      usage: {
        promptTokenCount: 1000,
        toolUsePromptTokenCount: 2500,
        candidatesTokenCount: 400,
        totalTokenCount: 3900,
      },
      counts: { input: 3500, output: 400 },
    },
  ])("$name", ({ usage, counts }) => {
    const normalised = normaliseGemini(usage);
    expect(normalised).toEqual({ counts: { ...NO_TOKENS, ...counts }, usageState: "reported", warnings: [] });
    expect(sum(normalised.counts)).toBe(usage.totalTokenCount);
  });
});

describe("what is said beside the tokens", () => {
  const usage = { promptTokenCount: 3, candidatesTokenCount: 4 };

  test.each([
    { name: "the Gemini API", says: { serviceTier: "flex" }, serviceTier: "flex" },
    { name: "Vertex AI", says: { trafficType: "PROVISIONED_THROUGHPUT" }, serviceTier: "PROVISIONED_THROUGHPUT" },
    { name: "the Python SDK", says: { traffic_type: "ON_DEMAND" }, serviceTier: "ON_DEMAND" },
    {
      name: "Vertex AI beside what is no word",
      says: { serviceTier: "Hi, Minji", trafficType: "ON_DEMAND" },
      serviceTier: "ON_DEMAND",
    },
  ])("$name says as what it sold the request", ({ says, serviceTier }) => {
    expect(normaliseGemini({ ...usage, ...says })).toMatchObject({ serviceTier });
  });

  const grounded = {
    usageMetadata: usage,
    candidates: [{ groundingMetadata: { webSearchQueries: ["one", "two", ""] } }],
  };

  test.each([
    { name: "by the search", response: { ...grounded, modelVersion: "gemini-3-flash-preview" }, webSearches: 2 },
    { name: "by the request", response: { ...grounded, modelVersion: "gemini-2.5-flash" }, webSearches: 1 },
  ])("searches are counted as they are billed, $name", ({ response, webSearches }) => {
    expect(normaliseGemini(response)).toMatchObject({ webSearches });
  });

  test("pages that were given are no search", () => {
    expect(normaliseGemini(recorded("gemini-generateContent-09"))).not.toHaveProperty("webSearches");
  });
});

describe("any report", () => {
  test("has no negative class and adds up to what it reports", () => {
    const count = fc.option(fc.nat({ max: 100 }));
    const modality = fc.constantFrom("TEXT", "AUDIO", "IMAGE", "VIDEO", "DOCUMENT");
    const details = fc.option(fc.array(fc.record({ modality, tokenCount: fc.nat({ max: 60 }) }), { maxLength: 4 }));
    const report = fc.record({
      promptTokenCount: count,
      cachedContentTokenCount: count,
      toolUsePromptTokenCount: count,
      candidatesTokenCount: count,
      thoughtsTokenCount: count,
      totalTokenCount: count,
      promptTokensDetails: details,
      cacheTokensDetails: details,
      candidatesTokensDetails: details,
      toolUsePromptTokensDetails: details,
    });
    fc.assert(
      fc.property(report, (usage) => {
        const { counts, usageState } = normaliseGemini(usage);
        if (counts === null) return;
        for (const tokenClass of TOKEN_CLASSES) expect(counts[tokenClass]).toBeGreaterThanOrEqual(0);
        const { promptTokenCount, toolUsePromptTokenCount, candidatesTokenCount, thoughtsTokenCount } = usage;
        const parts = [promptTokenCount, toolUsePromptTokenCount, candidatesTokenCount, thoughtsTokenCount];
        const reported = parts.reduce((total: number, part) => total + (part ?? 0), 0);
        const isWhole = usageState === "reported";
        expect(sum(counts)).toBe(isWhole ? Math.max(reported, usage.totalTokenCount ?? 0) : reported);
      }),
    );
  });
});

describe("shapes", () => {
  const counts = { ...NO_TOKENS, input: 3, output: 4 };

  test.each([
    { name: "the usage object itself", usage: { promptTokenCount: 3, candidatesTokenCount: 4, totalTokenCount: 7 } },
    { name: "the Live API", usage: { promptTokenCount: 3, responseTokenCount: 4, totalTokenCount: 7 } },
    { name: "the Python SDK", usage: { prompt_token_count: 3, candidates_token_count: 4, thoughts_token_count: null } },
    {
      name: "a response of the Python SDK",
      usage: { usage_metadata: { prompt_token_count: 3, candidates_token_count: 4 } },
    },
  ])("reads $name", ({ usage }) => {
    expect(normaliseGemini(usage)).toEqual({ counts, usageState: "reported", warnings: [] });
  });

  test("reads audio details of the Live API", () => {
    const normalised = normaliseGemini({
      promptTokenCount: 100,
      promptTokensDetails: [
        { modality: "AUDIO", tokenCount: 60 },
        { modality: "TEXT", tokenCount: 10 },
      ],
      responseTokenCount: 20,
      responseTokensDetails: [{ modality: "AUDIO", tokenCount: 20 }],
    });
    expect(normalised.counts).toEqual({ ...NO_TOKENS, input: 40, input_audio: 60, output_audio: 20 });
    expect(normalised.warnings).toEqual(["promptTokenCount details add up to 70, not 100"]);
  });
});

describe("incomplete and contradictory reports", () => {
  test.each([
    { name: "a prompt alone", usage: { promptTokenCount: 8 }, usageState: "partial", warnings: 0 },
    {
      name: "a prompt that is the total",
      usage: { promptTokenCount: 8, totalTokenCount: 8 },
      usageState: "reported",
      warnings: 0,
    },
    {
      name: "a total that hides an answer",
      usage: { promptTokenCount: 8, totalTokenCount: 9 },
      usageState: "partial",
      warnings: 1,
    },
    { name: "an answer alone", usage: { candidatesTokenCount: 8 }, usageState: "partial", warnings: 0 },
    {
      name: "a total below its parts",
      usage: { promptTokenCount: 8, candidatesTokenCount: 2, totalTokenCount: 9 },
      usageState: "reported",
      warnings: 1,
    },
  ])("$name", ({ usage, usageState, warnings }) => {
    const normalised = normaliseGemini(usage);
    expect(normalised.usageState).toBe(usageState);
    expect(normalised.warnings).toHaveLength(warnings);
  });

  test("what only the total knows of is taken for thoughts, and said", () => {
    const normalised = normaliseGemini({ promptTokenCount: 758, candidatesTokenCount: 102, totalTokenCount: 1725 });
    expect(normalised).toEqual({
      counts: { ...NO_TOKENS, input: 758, output: 102, reasoning: 865 },
      usageState: "reported",
      warnings: ["totalTokenCount is 1725, but its parts add up to 860; the rest counts as thoughts"],
    });
  });

  test("a cache larger than its prompt is limited to it, and said", () => {
    const normalised = normaliseGemini({ promptTokenCount: 10, cachedContentTokenCount: 12, candidatesTokenCount: 1 });
    expect(normalised.counts).toEqual({ ...NO_TOKENS, cache_read: 10, output: 1 });
    expect(normalised.warnings).toEqual([
      "cachedContentTokenCount 12 exceeds promptTokenCount 10; the prompt counts as cached",
    ]);
  });

  test("details larger than their count are set aside, and said", () => {
    const normalised = normaliseGemini({
      promptTokenCount: 10,
      promptTokensDetails: [{ modality: "AUDIO", tokenCount: 11 }],
      candidatesTokenCount: 1,
    });
    expect(normalised.counts).toEqual({ ...NO_TOKENS, input: 10, output: 1 });
    expect(normalised.warnings).toEqual(["promptTokenCount details add up to 11, not 10"]);
  });

  test("a cache that is not divided is taken from text first, and said", () => {
    const normalised = normaliseGemini({
      promptTokenCount: 100,
      promptTokensDetails: [
        { modality: "TEXT", tokenCount: 30 },
        { modality: "AUDIO", tokenCount: 70 },
      ],
      cachedContentTokenCount: 50,
      candidatesTokenCount: 1,
    });
    expect(normalised.counts).toEqual({
      ...NO_TOKENS,
      cache_read: 30,
      cache_read_audio: 20,
      input_audio: 50,
      output: 1,
    });
    expect(normalised.warnings).toEqual(["cachedContentTokenCount is not divided by modality; text first is assumed"]);
  });

  test("a modality nobody has heard of counts as text, also one that every object has", () => {
    const details = [
      { modality: "SMELL", tokenCount: 3 },
      { modality: "constructor", tokenCount: 4 },
      { modality: "AUDIO", tokenCount: 5 },
    ];
    const { counts, warnings } = normaliseGemini({ promptTokenCount: 12, promptTokensDetails: details });
    expect(counts).toMatchObject({ input: 7, input_audio: 5 });
    expect(warnings).toEqual([]);
  });

  test.each([
    { usage: { promptTokenCount: -1 }, field: "usage.promptTokenCount" },
    { usage: { promptTokenCount: "12" }, field: "usage.promptTokenCount" },
    { usage: { prompt_token_count: 0.5 }, field: "usage.prompt_token_count" },
    { usage: { usageMetadata: { totalTokenCount: 2 ** 53 } }, field: "usage.usageMetadata.totalTokenCount" },
    { usage: { promptTokenCount: 1, promptTokensDetails: {} }, field: "usage.promptTokensDetails" },
    {
      usage: { promptTokenCount: 1, promptTokensDetails: [{ modality: "TEXT", tokenCount: -2 }] },
      field: "usage.promptTokensDetails.0.tokenCount",
    },
  ])("refuses $usage, naming $field", ({ usage, field }) => {
    expect(() => normaliseGemini(usage)).toThrow(expect.objectContaining({ code: "BAD_INPUT", field }));
  });
});

function sum(counts: ReturnType<typeof normaliseGemini>["counts"]): number {
  return TOKEN_CLASSES.reduce((total, tokenClass) => total + (counts?.[tokenClass] ?? 0), 0);
}
