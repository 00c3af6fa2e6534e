import { NO_TOKENS } from "@tokenledger/model/token-class";
import { describe, expect, test } from "vitest";
import { normaliseOpenRouter, openRouter } from "./openrouter.js";

const CHAT = { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 };
const RESPONSES = { input_tokens: 3, output_tokens: 4, total_tokens: 7 };
const COUNTS = { ...NO_TOKENS, input: 3, output: 4 };

describe("normaliseOpenRouter", () => {
  test.each([
    { name: "what the router takes is the cost", usage: { ...CHAT, cost: 0.00341475 }, reported: "0.00341475" },
    { name: "an exponent is written out", usage: { ...CHAT, cost: 1.4e-5 }, reported: "0.000014" },
    { name: "a binary tail is rounded to whole pico-dollars", usage: { ...CHAT, cost: 0.1 + 0.2 }, reported: "0.3" },
    { name: "free is a cost", usage: { ...CHAT, cost: 0 }, reported: "0" },
    { name: "a string is exact", usage: { ...CHAT, cost: "0.000000000001" }, reported: "0.000000000001" },
    { name: "the other language has a cost, too", usage: { ...RESPONSES, cost: 0.5 }, reported: "0.5" },
    {
      name: "with a key of one's own the provider's part is added to the router's fee",
      usage: { ...CHAT, is_byok: true, cost: 0.05, cost_details: { upstream_inference_cost: 1.000000000001 } },
      reported: "1.050000000001",
    },
  ])("$name", ({ usage, reported }) => {
    expect(normaliseOpenRouter(usage)).toEqual({
      counts: COUNTS,
      usageState: "reported",
      warnings: [],
      reportedCostUsd: reported,
    });
  });

  test.each([
    { name: "none is told", usage: CHAT },
    {
      name: "only the fee beside a key of one's own is told",
      usage: { ...CHAT, is_byok: true, cost: 0.05, cost_details: { upstream_inference_cost: null } },
    },
  ])("the cost is unknown when $name", ({ usage }) => {
    expect(normaliseOpenRouter(usage)).toEqual({ counts: COUNTS, usageState: "reported", warnings: [] });
  });

  test.each([-1, "much", true, 1e20])("refuses %j as a cost, naming the field", (cost) => {
    expect(() => normaliseOpenRouter({ usage: { ...CHAT, cost } })).toThrow(
      expect.objectContaining({ code: "BAD_INPUT", field: "usage.usage.cost" }),
    );
  });
});

describe("detection", () => {
  test.each([
    { name: "the provider is named", usage: CHAT, provider: "openrouter", looksLike: true },
    { name: "its cost gives it away", usage: { ...CHAT, cost: 1, is_byok: false }, provider: "acme", looksLike: true },
    { name: "a cost alone may be anybody's", usage: { ...CHAT, cost: 1 }, provider: "acme", looksLike: false },
    { name: "another shape is not read", usage: { units: 3 }, provider: "openrouter", looksLike: false },
  ])("$name: $looksLike", ({ usage, provider, looksLike }) => {
    expect(openRouter.looksLike(usage, provider)).toBe(looksLike);
  });

  test("its streams are merged as those of the language they speak", () => {
    const chat = [{ choices: [{ finish_reason: "stop" }], usage: { ...CHAT, cost: 1 } }];
    const responses = [{ type: "response.completed", response: { usage: RESPONSES } }];
    expect(openRouter.mergeChunks?.(chat)).toEqual({ usage: { usage: { ...CHAT, cost: 1 } }, isFinal: true });
    expect(openRouter.mergeChunks?.(responses)).toEqual({ usage: responses[0], isFinal: true });
  });
});
