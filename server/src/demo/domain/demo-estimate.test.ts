import { describe, expect, test } from "vitest";
import { demoEstimate } from "./demo-estimate.js";
import { modelShares } from "./demo-models.js";

const [{ value: flash } = { value: null }] = modelShares("summary", 1);
const gpt = modelShares("summary", 1).find(({ value }) => value.provider === "openai")?.value ?? null;
const LOWEST = "000000";
const HIGHEST = "ffffff";

describe("what the app of the demo reckons", () => {
  test.each([
    { name: "is exact where the vocabulary is known", model: gpt, fingerprint: HIGHEST, tokens: 1_000 },
    { name: "is somewhat too high for Gemini", model: flash, fingerprint: HIGHEST, tokens: 1_130 },
    { name: "and seldom much", model: flash, fingerprint: LOWEST, tokens: 1_010 },
  ])("$name", ({ model, fingerprint, tokens }) => {
    if (model === null) throw new Error("the demo has such a model");
    const { estimatedInputTokens } = demoEstimate(model, { textTokens: 1_000, daysAgo: 3, fingerprint });
    expect(estimatedInputTokens).toBe(tokens);
  });

  test("is nothing before the app began to", () => {
    if (flash === null) throw new Error("the demo has such a model");
    expect(demoEstimate(flash, { textTokens: 1_000, daysAgo: 60, fingerprint: LOWEST })).toEqual({});
  });
});
