import { describe, expect, test } from "vitest";
import { measureSaving, SavingMeasure } from "./measure-saving.js";

const DAY = 86_400_000;
const over = (days: number, sums: { cost: bigint; waste?: bigint; requests?: number }) => ({
  from: new Date(0),
  to: new Date(days * DAY),
  waste: 0n,
  requests: 100,
  ...sums,
});
const { COST_PER_SUCCESS, WASTE_SHARE } = SavingMeasure;
const expected = { low: 1_000n, high: 1_500n };

describe("measureSaving", () => {
  test.each([
    {
      name: "half the cost of one request, at the same traffic",
      before: over(30, { cost: 3_000n, requests: 300 }),
      since: over(10, { cost: 500n, requests: 100 }),
      measure: COST_PER_SUCCESS,
      answer: { saved: 1_500n, expected },
    },
    {
      name: "twice the traffic saves, and is expected to save, twice as much",
      before: over(30, { cost: 3_000n, requests: 300 }),
      since: over(10, { cost: 1_000n, requests: 200 }),
      measure: COST_PER_SUCCESS,
      answer: { saved: 3_000n, expected: { low: 2_000n, high: 3_000n } },
    },
    {
      name: "what became dearer saved less than nothing",
      before: over(30, { cost: 3_000n, requests: 300 }),
      since: over(10, { cost: 2_000n, requests: 100 }),
      measure: COST_PER_SUCCESS,
      answer: { saved: -3_000n, expected },
    },
    {
      name: "waste of a third that is gone",
      before: over(30, { cost: 3_000n, waste: 1_000n }),
      since: over(10, { cost: 600n }),
      measure: WASTE_SHARE,
      answer: { saved: 900n, expected: { low: 900n, high: 1_350n } },
    },
  ])("$name", ({ before, since, measure, answer }) => {
    expect(measureSaving({ before, since }, measure, expected)).toEqual(answer);
  });

  test("without anything to compare with there is no answer", () => {
    const [some, none] = [over(30, { cost: 3_000n }), over(10, { cost: 0n, requests: 0 })];
    expect(measureSaving({ before: none, since: some }, COST_PER_SUCCESS, expected)).toBeNull();
    expect(measureSaving({ before: some, since: none }, COST_PER_SUCCESS, expected)).toBeNull();
  });
});
