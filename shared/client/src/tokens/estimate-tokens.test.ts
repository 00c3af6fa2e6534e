import { countTokens as countCl100k } from "gpt-tokenizer/encoding/cl100k_base";
import { countTokens as countO200k } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, test } from "vitest";
import { estimateTokens } from "./estimate-tokens.js";
import type { TokenInput } from "./token-input.js";

const KOREAN = "오늘 회의에서 3분기 매출 목표를 다시 정했습니다.";
const TURNS = [
  { role: "system", content: "Summarise in one sentence." },
  { role: "user", content: KOREAN },
];
const framed = (count: (text: string) => number) =>
  TURNS.reduce((sum, { role, content }) => sum + 3 + count(role) + count(content), 3);

describe("for OpenAI the count is exact", () => {
  test.each<{ model: string; input: TokenInput; tokens: number }>([
    { model: "gpt-4o", input: KOREAN, tokens: countO200k(KOREAN) },
    { model: "gpt-4o-mini-2024-07-18", input: TURNS, tokens: framed(countO200k) },
    { model: "gpt-4.1-nano", input: TURNS, tokens: framed(countO200k) },
    { model: "openai/gpt-4.1", input: TURNS, tokens: framed(countO200k) },
    { model: "ft:gpt-4o-mini:acme::7Qx", input: TURNS, tokens: framed(countO200k) },
    { model: "gpt-3.5-turbo", input: TURNS, tokens: framed(countCl100k) },
    { model: "gpt-4-turbo", input: TURNS, tokens: framed(countCl100k) },
    { model: "text-embedding-3-small", input: KOREAN, tokens: countCl100k(KOREAN) },
    { model: "o3", input: TURNS, tokens: framed(countO200k) - 1 },
    { model: "gpt-5-mini", input: TURNS, tokens: framed(countO200k) - 1 },
  ])("$model", async ({ model, input, tokens }) => {
    const exactly = { lower: tokens, upper: tokens, exact: true, method: "tokenizer" };
    expect(await estimateTokens(input, model)).toEqual(exactly);
  });

  test("and what looks like a command of the vocabulary is text", async () => {
    expect(await estimateTokens("<|endoftext|>", "gpt-4o")).toMatchObject({ lower: 7, exact: true });
  });
});

describe("it is bounded", () => {
  test.each([
    "gemini-2.5-flash",
    "models/gemini-3-flash-preview",
    "claude-haiku-4-5",
    "o1-mini",
    "gpt-4o-search-preview",
    "gpt-9",
    "in-house-korean-7b",
  ])("for %s", async (model) => {
    const { lower, upper, exact, method } = await estimateTokens(TURNS, model);
    expect({ exact, method }).toEqual({ exact: false, method: "characters" });
    expect(lower).toBeGreaterThan(10);
    expect(upper).toBeLessThan(120);
    expect(lower).toBeLessThan(upper);
  });

  test.each(["가", "a", "-", " "])(
    "for OpenAI as well when %j comes so often that counting would take minutes",
    async (one) => {
      expect(await estimateTokens(one.repeat(200_000), "gpt-4o")).toMatchObject({ exact: false, method: "characters" });
    },
  );

  test.each(["gpt-4o", "gemini-2.5-flash"])("for %s where turns have parts, or no content", async (model) => {
    const parts = [
      { type: "text", text: KOREAN },
      { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } },
    ];
    const turns = [{ role: "user", content: parts }, { role: "assistant", content: null }, { role: "assistant" }];
    const plain = await estimateTokens(KOREAN, model);
    const { lower, upper, exact } = await estimateTokens(turns, model);
    expect(exact).toBe(false);
    expect(upper).toBeGreaterThan(plain.lower);
    expect(lower).toBeLessThan(plain.upper + 20);
  });

  test("for a lone surrogate, which is no character", async () => {
    expect((await estimateTokens("\ud800", "gemini-2.5-pro")).upper).toBeGreaterThan(0);
  });
});
