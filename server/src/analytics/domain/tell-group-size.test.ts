import { describe, expect, test } from "vitest";
import { tellGroupSize } from "./tell-group-size.js";

describe("tellGroupSize", () => {
  test.each([
    { name: "nobody is told", size: 0, minimum: 5, told: 0 },
    { name: "one is not", size: 1, minimum: 5, told: null },
    { name: "one fewer than the minimum is not", size: 4, minimum: 5, told: null },
    { name: "exactly the minimum is told", size: 5, minimum: 5, told: 5 },
    { name: "who may reveal identities is told of one", size: 1, minimum: 0, told: 1 },
    { name: "a minimum of one hides nothing", size: 1, minimum: 1, told: 1 },
  ])("$name", ({ size, minimum, told }) => {
    expect(tellGroupSize(size, minimum)).toBe(told);
  });
});
