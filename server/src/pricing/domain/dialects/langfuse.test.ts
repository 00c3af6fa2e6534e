import { NO_TOKENS, TOKEN_CLASSES } from "@tokenledger/model/token-class";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { langfuse, normaliseLangfuse } from "./langfuse.js";

/** As its SDK makes it of OpenAI's 1,486 prompt tokens (1,408 cached) and 651 completion tokens (512 reasoning). */
const OF_OPENAI = {
  input: 78,
  output: 139,
  total: 2137,
  input_cached_tokens: 1408,
  input_audio_tokens: 0,
  output_reasoning_tokens: 512,
  output_accepted_prediction_tokens: 0,
};

describe("normaliseLangfuse", () => {
  test.each([
    {
      name: "types whose parts its SDK took out of their wholes",
      given: OF_OPENAI,
      counts: { input: 78, cache_read: 1408, output: 139, reasoning: 512 },
    },
    {
      name: "the attribute of a span, JSON inside a string",
      given: { "langfuse.observation.usage_details": JSON.stringify(OF_OPENAI) },
      counts: { input: 78, cache_read: 1408, output: 139, reasoning: 512 },
    },
    {
      name: "the span itself, in OTLP",
      given: {
        attributes: [
          {
            key: "langfuse.observation.usage_details",
            value: { stringValue: JSON.stringify({ input: 3, output: 4 }) },
          },
        ],
      },
      counts: { input: 3, output: 4 },
    },
    {
      name: "an observation",
      given: { id: "o", usageDetails: { input: 3, output: 4 } },
      counts: { input: 3, output: 4 },
    },
    {
      name: "parts that the total says are inside",
      given: { input: 1486, output: 651, total: 2137, input_cached_tokens: 1408, output_reasoning_tokens: 512 },
      counts: { input: 78, cache_read: 1408, output: 139, reasoning: 512 },
    },
    {
      name: "types without a total, which are added up",
      given: { input: 1486, output: 651, input_cached_tokens: 1408 },
      counts: { input: 1486, cache_read: 1408, output: 651 },
    },
    {
      name: "Anthropic's names, with writes by how long they live",
      given: {
        input: 100,
        output: 800,
        cache_read_input_tokens: 50_000,
        input_cache_creation_5m: 4000,
        input_cache_creation_1h: 6000,
      },
      counts: { input: 100, cache_read: 50_000, cache_write: 4000, cache_write_1h: 6000, output: 800 },
    },
    {
      name: "sound and pictures of both sides",
      given: { input: 10, input_audio: 60, input_image_tokens: 5, output: 7, output_audio: 20, total: 102 },
      counts: { input: 10, input_audio: 60, input_image: 5, output: 7, output_audio: 20 },
    },
    {
      name: "types that only say to which side they belong",
      given: { input: 10, input_tool_tokens: 5, output: 7, output_rejected_prediction_tokens: 3 },
      counts: { input: 15, output: 10 },
    },
    {
      name: "parts without their wholes",
      given: { input_cached_tokens: 40, output: 2 },
      counts: { cache_read: 40, output: 2 },
    },
  ])("reads $name", ({ given, counts }) => {
    expect(normaliseLangfuse(given)).toEqual({
      counts: { ...NO_TOKENS, ...counts },
      usageState: "reported",
      warnings: [],
    });
  });

  test.each([
    { name: "their total", costs: { input: 0.001, output: 0.002, total: 0.0035 }, cost: "0.0035" },
    { name: "their sum without one", costs: { input: 0.1, output: 0.2 }, cost: "0.3" },
  ])("keeps as the reported cost what the cost details say: $name", ({ costs, cost }) => {
    const given = {
      "langfuse.observation.usage_details": JSON.stringify({ input: 3, output: 4 }),
      "langfuse.observation.cost_details": JSON.stringify(costs),
    };
    expect(normaliseLangfuse(given)).toMatchObject({ reportedCostUsd: cost });
  });

  test("a type that belongs to no side is not counted, and it is said", () => {
    expect(normaliseLangfuse({ input: 3, output: 4, credits: 9 })).toMatchObject({
      counts: { input: 3, output: 4 },
      warnings: ["credits is neither input nor output and is not counted"],
    });
  });

  test.each(["Hi, Minji", "no\0database", ""])("%j, which may be anything, is not named", (name) => {
    const given = { "langfuse.observation.usage_details": JSON.stringify({ input: 3, output: 4, [name]: 9 }) };
    expect(normaliseLangfuse(given).warnings).toEqual(["a usage type is neither input nor output and is not counted"]);
  });

  test("what only the total knows of is counted, and it is said", () => {
    expect(normaliseLangfuse({ input: 3, output: 4, total: 10 })).toMatchObject({
      counts: { input: 3, output: 7 },
      warnings: ["total is 10, but its parts add up to 7; the rest counts as output"],
    });
  });

  test("searches are no tokens", () => {
    expect(normaliseLangfuse({ input: 3, output: 4, web_search_requests: 2 })).toMatchObject({
      counts: { ...NO_TOKENS, input: 3, output: 4 },
      webSearches: 2,
    });
  });

  test.each([
    { given: { input: -1 }, field: "usage.input" },
    { given: { usage_details: { input: 0.5 } }, field: "usage.usage_details.input" },
    { given: { usage_details: "{" }, field: "usage.usage_details" },
  ])("refuses $given, naming $field", ({ given, field }) => {
    expect(() => normaliseLangfuse(given)).toThrow(expect.objectContaining({ code: "BAD_INPUT", field }));
  });

  test("without a total the classes add up to all the types", () => {
    const names = [
      "input",
      "output",
      "input_cached_tokens",
      "input_cache_creation_1h",
      "input_audio",
      "output_reasoning",
    ];
    const details = fc.dictionary(fc.constantFrom(...names), fc.nat({ max: 100 }), { minKeys: 1 });
    fc.assert(
      fc.property(details, (given) => {
        const { counts } = normaliseLangfuse(given);
        for (const tokenClass of TOKEN_CLASSES) expect(counts?.[tokenClass] ?? 0).toBeGreaterThanOrEqual(0);
        const sum = TOKEN_CLASSES.reduce((tokens, name) => tokens + (counts?.[name] ?? 0), 0);
        expect(sum).toBe(Object.values(given).reduce((tokens, count) => tokens + count, 0));
      }),
    );
  });
});

describe("langfuse.looksLike", () => {
  test.each([
    { name: "usage details", given: { input: 1, output: 2 }, is: true },
    { name: "the attribute", given: { "langfuse.observation.usage_details": "{}" }, is: true },
    { name: "a response with input as text", given: { input: "Hello", output: [] }, is: false },
    { name: "our own counts", given: { inputTokens: 1 }, is: false },
  ])("$name: $is", ({ given, is }) => {
    expect(langfuse.looksLike(given, "openai")).toBe(is);
  });
});
