import { describe, expect, test } from "vitest";
import { detectorInput, excess, flat, requestSums, usualSizes } from "../../../../test/savings/detector-input.js";
import { thinking } from "./thinking.js";

const RATE = 1_000n;
const FAR = { requests: 100, lowTokens: 3_000n, highTokens: 4_000n, cost: 10n ** 9n, least: 9_000 };
const far = (changes: object = {}) => requestSums({ longReasoning: excess({ ...FAR, ...changes }) });

describe("thinking", () => {
  test.each([
    {
      name: "tokens beyond the threshold, and beyond the median, at their rate",
      sums: far(),
      found: [[3_000n, 4_000n]],
    },
    { name: "19 of them are chance", sums: far({ requests: 19 }), found: [] },
    { name: "a quarter of all is still rare", sums: far({ requests: 250 }), found: [[3_000n, 4_000n]] },
    { name: "what more than a quarter does is usual", sums: far({ requests: 251 }), found: [] },
    { name: "no more than they cost", sums: far({ cost: 2_000n * RATE }), found: [[2_000n, 2_000n]] },
    { name: "too few to know what is usual", sums: { ...far(), usual: usualSizes({ requests: 99 }) }, found: [] },
  ])("$name", ({ sums, found }) => {
    const { findings } = thinking(detectorInput({ requests: [sums] }));
    expect(findings.map(({ low, high }) => [low / RATE, high / RATE])).toEqual(found);
  });

  test.each([
    {
      name: "reasoning for a few words is told, half of it surely",
      answers: 10,
      reasoningTokens: 41_000n,
      found: [[20_500n, 41_000n]],
    },
    { name: "four tokens of it for each are not beyond need", answers: 10, reasoningTokens: 40_000n, found: [] },
    { name: "answers of sentences may need it", answers: 65, reasoningTokens: 900_000n, found: [] },
  ])("$name", ({ answers, reasoningTokens, found }) => {
    const usual = usualSizes({ answer: flat(answers), reasoning: flat(40) });
    const sums = requestSums({ usual, answerTokens: 10_000n, reasoningTokens });
    const { findings } = thinking(detectorInput({ requests: [sums] }));
    expect(findings.map(({ low, high }) => [low / RATE, high / RATE])).toEqual(found);
  });
});
