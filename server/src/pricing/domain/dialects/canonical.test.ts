import { NO_TOKENS } from "@tokenledger/model/token-class";
import { describe, expect, test } from "vitest";
import { normaliseCanonical } from "./canonical.js";

describe("normaliseCanonical", () => {
  test.each([
    {
      name: "takes cached and written tokens out of input, and reasoning out of output",
      fields: { inputTokens: 100, cachedInputTokens: 40, cacheWriteTokens: 10, outputTokens: 30, reasoningTokens: 20 },
      counts: { input: 50, cache_read: 40, cache_write: 10, output: 10, reasoning: 20 },
      usageState: "reported",
    },
    {
      name: "input may be wholly cached",
      fields: { inputTokens: 40, cachedInputTokens: 40, outputTokens: 0 },
      counts: { cache_read: 40 },
      usageState: "reported",
    },
    {
      name: "zeros are a report",
      fields: { inputTokens: 0, outputTokens: 0 },
      counts: {},
      usageState: "reported",
    },
    {
      name: "input alone is a lower bound",
      fields: { inputTokens: 7, outputTokens: null },
      counts: { input: 7 },
      usageState: "partial",
    },
    {
      name: "output alone is a lower bound",
      fields: { outputTokens: 7 },
      counts: { output: 7 },
      usageState: "partial",
    },
    {
      name: "a part without its whole is a lower bound of it",
      fields: { cachedInputTokens: 5, outputTokens: 3 },
      counts: { cache_read: 5, output: 3 },
      usageState: "partial",
    },
  ])("$name", ({ fields, counts, usageState }) => {
    expect(normaliseCanonical(fields)).toEqual({ counts: { ...NO_TOKENS, ...counts }, usageState, warnings: [] });
  });

  test("without any count usage is missing, not zero", () => {
    expect(normaliseCanonical({ inputTokens: null })).toEqual({ counts: null, usageState: "missing", warnings: [] });
  });

  test.each([
    { fields: { inputTokens: 10, cachedInputTokens: 11, outputTokens: 1 }, field: "cachedInputTokens" },
    { fields: { inputTokens: 10, cachedInputTokens: 6, cacheWriteTokens: 5 }, field: "cacheWriteTokens" },
    { fields: { inputTokens: 1, outputTokens: 10, reasoningTokens: 11 }, field: "reasoningTokens" },
    { fields: { inputTokens: -1 }, field: "inputTokens" },
    { fields: { inputTokens: 1.5 }, field: "inputTokens" },
    { fields: { outputTokens: 2 ** 53 }, field: "outputTokens" },
    { fields: { outputTokens: "12" }, field: "outputTokens" },
  ])("refuses $fields, naming $field", ({ fields, field }) => {
    expect(() => normaliseCanonical(fields)).toThrow(expect.objectContaining({ code: "BAD_INPUT", field }));
  });

  test("names the field where the sender put it", () => {
    expect(() => normaliseCanonical({ inputTokens: -1 }, "usage.")).toThrow(
      expect.objectContaining({ field: "usage.inputTokens" }),
    );
  });
});
