import { INPUT_CLASSES, NO_TOKENS, OUTPUT_CLASSES } from "@tokenledger/model/token-class";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { geminiOpenai, normaliseGeminiOpenai } from "./gemini-openai.js";

describe("normaliseGeminiOpenai", () => {
  test.each([
    {
      name: "thoughts that only the total knows of (golden vector G14)",
      usage: { prompt_tokens: 758, completion_tokens: 102, total_tokens: 1725 },
      counts: { input: 758, output: 102, reasoning: 865 },
    },
    {
      name: "an answer without thoughts",
      usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
      counts: { input: 10, output: 5 },
    },
    {
      name: "cached tokens inside the prompt",
      usage: {
        prompt_tokens: 758,
        completion_tokens: 102,
        total_tokens: 1725,
        prompt_tokens_details: { cached_tokens: 700 },
      },
      counts: { input: 58, cache_read: 700, output: 102, reasoning: 865 },
    },
    {
      name: "thoughts that are told, beside the completion by the total",
      usage: {
        prompt_tokens: 758,
        completion_tokens: 102,
        total_tokens: 1725,
        completion_tokens_details: { reasoning_tokens: 865 },
      },
      counts: { input: 758, output: 102, reasoning: 865 },
    },
    {
      name: "thoughts that are told, inside the completion by the total",
      usage: {
        prompt_tokens: 758,
        completion_tokens: 967,
        total_tokens: 1725,
        completion_tokens_details: { reasoning_tokens: 865 },
      },
      counts: { input: 758, output: 102, reasoning: 865 },
    },
    {
      name: "a whole response",
      usage: { id: "x", choices: [], usage: { prompt_tokens: 758, completion_tokens: 102, total_tokens: 1725 } },
      counts: { input: 758, output: 102, reasoning: 865 },
    },
  ])("reads $name", ({ usage, counts }) => {
    expect(normaliseGeminiOpenai(usage)).toEqual({
      counts: { ...NO_TOKENS, ...counts },
      usageState: "reported",
      warnings: [],
    });
  });

  test("a total below its parts is said, not clamped", () => {
    expect(normaliseGeminiOpenai({ prompt_tokens: 758, completion_tokens: 102, total_tokens: 800 })).toMatchObject({
      counts: { input: 758, output: 102, reasoning: 0 },
      warnings: ["total is 800, but its parts add up to 860"],
    });
  });

  test("a prompt alone is a lower bound", () => {
    expect(normaliseGeminiOpenai({ prompt_tokens: 758 })).toMatchObject({ usageState: "partial" });
  });

  test("names the field at fault", () => {
    expect(() => normaliseGeminiOpenai({ usage: { prompt_tokens: -1 } })).toThrow(
      expect.objectContaining({ field: "usage.usage.prompt_tokens" }),
    );
  });

  test("input is the prompt, and output is what the total leaves", () => {
    const count = fc.nat({ max: 1000 });
    fc.assert(
      fc.property(count, count, count, (prompt, completion, thoughts) => {
        const total = prompt + completion + thoughts;
        const { counts } = normaliseGeminiOpenai({
          prompt_tokens: prompt,
          completion_tokens: completion,
          total_tokens: total,
        });
        const sum = (classes: readonly (keyof typeof NO_TOKENS)[]) =>
          classes.reduce((tokens, tokenClass) => tokens + (counts?.[tokenClass] ?? 0), 0);
        expect(sum(INPUT_CLASSES)).toBe(prompt);
        expect(sum(OUTPUT_CLASSES)).toBe(total - prompt);
      }),
    );
  });
});

describe("geminiOpenai.looksLike", () => {
  const usage = { prompt_tokens: 1, completion_tokens: 2 };

  test.each([
    { name: "OpenAI's shape from Google", given: usage, provider: "google", is: true },
    { name: "a whole response from Vertex AI", given: { usage }, provider: "vertex_ai", is: true },
    { name: "OpenAI's shape from OpenAI", given: usage, provider: "openai", is: false },
    { name: "Gemini's own shape", given: { promptTokenCount: 1 }, provider: "google", is: false },
  ])("$name: $is", ({ given, provider, is }) => {
    expect(geminiOpenai.looksLike(given, provider)).toBe(is);
  });
});
