import { describe, expect, test } from "vitest";
import { readCost } from "./read-cost.js";

describe("readCost", () => {
  test.each([
    { value: 0.00644, cost: "0.00644" },
    { value: 0.013317500000000001, cost: "0.0133175" },
    { value: 2.85e-5, cost: "0.0000285" },
    { value: 0, cost: "0" },
    { value: 12, cost: "12" },
    { value: "0.25", cost: "0.25" },
    { value: 4e-13, cost: "0" },
  ])("$value USD is $cost", ({ value, cost }) => {
    expect(readCost(value)).toBe(cost);
  });

  test.each([null, undefined, -1, NaN, Infinity, 1e10, "", "free", true, {}])("%j is no cost", (value) => {
    expect(readCost(value)).toBeNull();
  });
});
