import { describe, expect, test } from "vitest";
import { addEstimate, stepOf } from "./round-estimate.js";

describe("stepOf", () => {
  test.each([
    { value: 0, step: 1n },
    { value: 7.4, step: 1n },
    { value: 999, step: 1n },
    { value: 1_000, step: 10n },
    { value: 123_456, step: 1_000n },
    { value: 1.5e30, step: 10n ** 28n },
  ])("$value is told in steps of $step", ({ value, step }) => {
    expect(stepOf(value)).toBe(step);
  });
});

describe("addEstimate", () => {
  test.each([
    { name: "half a step is rounded up", base: 0n, addition: 1_235, step: 10n, sum: 1_240n },
    { name: "less than half is rounded down", base: 1_000n, addition: 234, step: 10n, sum: 1_230n },
    { name: "never below what there is already", base: 1_004n, addition: 0, step: 10n, sum: 1_004n },
    {
      name: "exact digits beyond doubles survive below the step",
      base: 10n ** 24n,
      addition: 5,
      step: 1n,
      sum: 10n ** 24n + 5n,
    },
  ])("$name", ({ base, addition, step, sum }) => {
    expect(addEstimate(base, addition, step)).toBe(sum);
  });
});
