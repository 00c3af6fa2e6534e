import { describe, expect, test } from "vitest";
import { divideCost } from "./divide-cost.js";

describe("divideCost", () => {
  test.each([
    { name: "divides exactly", cost: 12n, count: 4, each: 3n },
    { name: "a half is rounded up", cost: 5n, count: 2, each: 3n },
    { name: "less than a half is dropped", cost: 4n, count: 3, each: 1n },
    { name: "what is free is free for each", cost: 0n, count: 3, each: 0n },
    {
      name: "more than a double holds stays exact",
      cost: 9_007_199_254_740_993n,
      count: 1,
      each: 9_007_199_254_740_993n,
    },
    { name: "of none it is unknown", cost: 5n, count: 0, each: null },
  ])("$name", ({ cost, count, each }) => {
    expect(divideCost(cost, count)).toBe(each);
  });
});
