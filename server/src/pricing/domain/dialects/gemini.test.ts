import { readFileSync } from "node:fs";
import { NO_TOKENS, TOKEN_CLASSES } from "@tokenledger/model/token-class";
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
    },
    {
      name: "vertex-generateContent-08",
      what: "a drawn image",
      counts: { input: 9, output_image: 1290 },
    },
  ])("$what adds up to its total ($name)", ({ name, counts }) => {
    const response = recorded(name);
    const normalised = normaliseGemini(response);
    expect(normalised).toEqual({ counts: { ...NO_TOKENS, ...counts }, usageState: "reported", warnings: [] });
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
