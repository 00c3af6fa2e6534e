import { describe, expect, test } from "vitest";
import { detectorInput, excess, requestSums, usualSizes } from "../../../../test/savings/detector-input.js";
import { longInput } from "./long-input.js";

const RATE = 100n;
const FAR = { requests: 100, lowTokens: 3_000n, highTokens: 4_000n, cost: 10n ** 9n, least: 9_000 };
const far = (changes: object = {}) => requestSums({ longInput: excess({ ...FAR, ...changes }) });

describe("longInput", () => {
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
    const { findings } = longInput(detectorInput({ requests: [sums] }));
    expect(findings.map(({ low, high }) => [low / RATE, high / RATE])).toEqual(found);
  });
});
