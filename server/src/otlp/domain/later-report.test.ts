import { NO_TOKENS } from "@tokenledger/model/token-class";
import { describe, expect, test } from "vitest";
import { compareTokens } from "./compare-tokens.js";
import { additionOf, addsTo, type RecordedCall } from "./later-report.js";

const PLAIN = { ...NO_TOKENS, input: 100, output: 20 };
const CACHED = { ...NO_TOKENS, input: 36, cache_read: 64, output: 20 };
const THOUGHT = { ...NO_TOKENS, input: 100, output: 5, reasoning: 15 };
const OTHER = { ...NO_TOKENS, input: 7, output: 1 };

describe("compareTokens", () => {
  test.each([
    { name: "the same", report: PLAIN, there: PLAIN, comparison: "same" },
    { name: "nothing beside nothing", report: null, there: null, comparison: "same" },
    { name: "tokens where there were none", report: PLAIN, there: null, comparison: "fuller" },
    { name: "nothing where there were tokens", report: null, there: PLAIN, comparison: "thinner" },
    { name: "which of them were cached", report: CACHED, there: PLAIN, comparison: "fuller" },
    { name: "not any more which of them were cached", report: PLAIN, there: CACHED, comparison: "thinner" },
    { name: "other sums", report: OTHER, there: PLAIN, comparison: "other" },
    { name: "the same sums, divided otherwise", report: THOUGHT, there: CACHED, comparison: "other" },
  ])("$name", ({ report, there, comparison }) => {
    expect(compareTokens(report, there)).toBe(comparison);
  });
});

const recorded: RecordedCall = { counts: PLAIN, userId: "7", noteId: null, feature: "unspecified" };
const report = {
  id: "otlp:r",
  provider: "openai",
  model: "m",
  dialect: "otel",
  usage: { "gen_ai.usage.input_tokens": 1 },
};

describe("additionOf", () => {
  test.each([
    { name: "nothing new", given: report, counts: PLAIN, addition: null },
    { name: "fewer details", given: report, counts: null, addition: null },
    { name: "more details", given: report, counts: CACHED, addition: { usage: report.usage, dialect: "otel" } },
    { name: "other tokens", given: { ...report, noteId: "n" }, counts: OTHER, addition: "contradicting" },
    {
      name: "a note, not another user",
      given: { ...report, userId: "b", noteId: "n" },
      counts: PLAIN,
      addition: { noteId: "n" },
    },
    { name: "a feature", given: { ...report, feature: "summary" }, counts: null, addition: { feature: "summary" } },
  ])("$name", ({ given, counts, addition }) => {
    expect(additionOf(given, counts, recorded)).toEqual(addition);
  });
});

test("what somebody else has said meanwhile is not said again, and not made another", () => {
  expect(addsTo({ ...recorded, counts: CACHED }, recorded)).toBe(true);
  expect(addsTo({ ...recorded, noteId: "n" }, recorded)).toBe(true);
  expect(addsTo(recorded, recorded)).toBe(false);
  expect(addsTo({ ...recorded, counts: OTHER, noteId: "n" }, recorded)).toBe(false);
});
