import fc from "fast-check";
import { countTokens as countCl100k } from "gpt-tokenizer/encoding/cl100k_base";
import { countTokens as countO200k } from "gpt-tokenizer/encoding/o200k_base";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { boundTokens } from "./bound-tokens.js";
import { modelVocabulary } from "./model-vocabulary.js";
import type { Vocabulary } from "./token-rates.js";

interface Counted {
  readonly name: string;
  readonly text: string;
  readonly gemini: number;
  readonly claude2: number;
}

interface Answer {
  readonly model: string;
  readonly text: string;
  readonly tokens: number;
  readonly file: string;
}

const { texts, answers }: { readonly texts: readonly Counted[]; readonly answers: readonly Answer[] } = JSON.parse(
  readFileSync(new URL("../../fixtures/token-counts.json", import.meta.url), "utf8"),
);

const VOCABULARIES = ["o200k", "cl100k", "gemini", "claude"] as const;

/** The counts that lie outside of what is said of them, for whoever has to look for the reason. */
function outside(text: string, counts: Readonly<Partial<Record<Vocabulary, number>>>) {
  return VOCABULARIES.flatMap((vocabulary) => {
    const count = counts[vocabulary];
    if (count === undefined) return [];
    const all = [vocabulary, null].map((of) => ({ of, count, ...boundTokens(text, of) }));
    return all.filter(({ lower, upper }) => count < lower || count > upper);
  });
}

describe("bounds by script hold what the vocabulary counts", () => {
  test.each(texts)("of $name", ({ text, gemini, claude2 }) => {
    const counts = { o200k: countO200k(text), cl100k: countCl100k(text), gemini, claude: claude2 };
    expect(outside(text, counts)).toEqual([]);
  });

  test.each(answers)("of what $model wrote, $file", ({ model, text, tokens }) => {
    const vocabulary = modelVocabulary(model);
    expect(vocabulary).not.toBeNull();
    const { upper } = boundTokens([{ role: "assistant", content: text }], vocabulary);
    expect(boundTokens(text, vocabulary).lower).toBeLessThanOrEqual(tokens);
    expect(upper).toBeGreaterThanOrEqual(tokens);
  });

  test("of any mixture of those texts", () => {
    const pieces = texts.flatMap(({ text }) => text.match(/\S+\s*/gu) ?? []);
    const mixture = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((some) => some.join(""));
    fc.assert(
      fc.property(mixture, (text) => {
        expect(outside(text, { o200k: countO200k(text), cl100k: countCl100k(text) })).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test("of characters that mean nothing", () => {
    const noise = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 80 }),
      fc.string({ unit: "binary-ascii", maxLength: 80 }),
      fc
        .array(fc.integer({ min: 0xac00, max: 0xd7a3 }), { maxLength: 60 })
        .map((codes) => String.fromCharCode(...codes)),
      fc.base64String({ maxLength: 120 }),
      fc
        .array(fc.constantFrom(" ", "\n", "\t", "-", "=", "a", "안", "7"), { maxLength: 80 })
        .map((all) => all.join("")),
    );
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 4 }), (parts) => {
        const text = parts.join(" ");
        expect(outside(text, { o200k: countO200k(text) })).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("bounds are near enough to be of use", () => {
  test.each(texts.filter(({ name }) => name.startsWith("long Korean")))("$name", ({ text, gemini }) => {
    const { lower, upper } = boundTokens(text, "gemini");
    expect(lower).toBeGreaterThan(0.45 * gemini);
    expect(upper).toBeLessThan(1.4 * gemini);
    // Not the quarter of a token for each character by which English is reckoned.
    expect(upper / text.length).toBeGreaterThan(0.55);
  });

  test("of English prose", () => {
    const prose = texts.find(({ name }) => name === "English prose");
    const { lower, upper } = boundTokens(prose?.text ?? "", "gemini");
    expect(lower).toBeGreaterThan(0.8 * (prose?.gemini ?? 0));
    expect(upper).toBeLessThan(1.7 * (prose?.gemini ?? 0));
  });
});

test("nothing has no tokens, and turns of nothing have their frame", () => {
  expect(boundTokens("", null).lower).toBe(0);
  expect(boundTokens([], null).lower).toBe(0);
  const { lower, upper } = boundTokens([{ role: "user", content: "" }], "o200k");
  expect(lower).toBeGreaterThan(3);
  expect(upper).toBeLessThan(25);
});

test("a text of a million characters is bounded", () => {
  const text = "오늘 회의에서 the budget was approved, 10% less. ".repeat(22_000);
  expect(boundTokens(text, "gemini").lower).toBeGreaterThan(100_000);
});
