import { describe, expect, test } from "vitest";
import { CELL, detectorInput, tokens } from "../../../../test/savings/detector-input.js";
import { batchEligible } from "./batch-eligible.js";

const work = (requests: number, nights = 20) => ({
  cell: CELL,
  nights,
  told: { requests, cost: 2_000_000n, tokens: tokens({ input: 20_000n }) },
  allRequests: 1_000,
});

describe("batchEligible", () => {
  test.each([
    { name: "all work at night, at half the price", nights: [work(1_000)], found: [[1_000_000n, 1_000_000n]] },
    { name: "four fifths of it, surely as much", nights: [work(800)], found: [[800_000n, 1_000_000n]] },
    { name: "less is a feature that people wait for", nights: [work(799)], found: [] },
    { name: "one night is chance", nights: [work(1_000, 1)], found: [] },
  ])("$name", ({ nights, found }) => {
    const { findings } = batchEligible(detectorInput({ nights }));
    expect(findings.map(({ low, high }) => [low, high])).toEqual(found);
  });

  test("without a price for batches it says so", () => {
    expect(batchEligible(detectorInput({ nights: null }))).toEqual({ findings: [], skipped: "NO_BATCH_PRICES" });
  });
});
