import { describe, expect, test } from "vitest";
import { detectorInput, requestSums } from "../../../../test/savings/detector-input.js";
import { billedRetries } from "./billed-retries.js";

const waste = (requests: number, wasted = 5_000n) =>
  requestSums({ waste: "retry", requests, cost: wasted, wasted, wastedSoon: wasted / 5n, usual: null });
const needed = requestSums();

describe("billedRetries", () => {
  test.each([
    { name: "nothing but needed requests", requests: [needed], found: [] },
    { name: "19 of them are chance", requests: [needed, waste(19)], found: [] },
    { name: "20 of them are told with their cost", requests: [needed, waste(20)], found: [5_000n] },
    {
      name: "models of one feature are one finding",
      requests: [needed, waste(20), { ...waste(15), cell: { ...needed.cell, model: "other" } }],
      found: [10_000n],
    },
    {
      name: "features are told apart",
      requests: [needed, waste(20), { ...waste(30, 900n), cell: { ...needed.cell, feature: "tag" } }],
      found: [5_000n, 900n],
    },
  ])("$name", ({ requests, found }) => {
    const { findings, skipped } = billedRetries(detectorInput({ requests }));
    expect(findings.map(({ high }) => high)).toEqual(found);
    expect(skipped).toBeNull();
  });

  test("fewer than a hundred requests say nothing", () => {
    const { findings, skipped } = billedRetries(detectorInput({ requests: [waste(99)] }));
    expect([findings, skipped]).toEqual([[], "TOO_FEW_REQUESTS"]);
  });
});
