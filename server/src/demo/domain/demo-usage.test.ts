import { expect, test } from "vitest";
import { modelShares } from "./demo-models.js";
import { demoUsage } from "./demo-usage.js";

const modelOf = (name: string) => {
  const found = [90, 1].flatMap((daysAgo) => modelShares("summary", daysAgo)).find(({ value }) => value.model === name);
  if (found === undefined) throw new Error(`${name} plays no part in the demo`);
  return found.value;
};
const COUNTS = { prompt: 2_000, cached: 500, audio: 320, answer: 100, thinking: 40 };

test("Gemini tells thinking beside the candidates and cached inside the prompt", () => {
  expect(demoUsage(modelOf("gemini-2.5-flash"), COUNTS)).toEqual({
    usage: {
      promptTokenCount: 2_000,
      candidatesTokenCount: 100,
      thoughtsTokenCount: 40,
      cachedContentTokenCount: 500,
      cacheTokensDetails: [{ modality: "TEXT", tokenCount: 500 }],
      totalTokenCount: 2_140,
      promptTokensDetails: [
        { modality: "TEXT", tokenCount: 1_680 },
        { modality: "AUDIO", tokenCount: 320 },
      ],
    },
  });
});

test("counts of zero are left out, as providers do", () => {
  expect(demoUsage(modelOf("gemini-2.5-flash"), { ...COUNTS, cached: 0, audio: 0, thinking: 0 })).toEqual({
    usage: {
      promptTokenCount: 2_000,
      candidatesTokenCount: 100,
      totalTokenCount: 2_100,
      promptTokensDetails: [{ modality: "TEXT", tokenCount: 2_000 }],
    },
  });
});

test("canonical output includes reasoning", () => {
  expect(demoUsage(modelOf("gpt-5-mini"), COUNTS)).toEqual({
    inputTokens: 2_000,
    outputTokens: 140,
    cachedInputTokens: 500,
    reasoningTokens: 40,
  });
});
