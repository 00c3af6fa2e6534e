import { describe, expect, test } from "vitest";
import { levelState } from "./level-state.js";

describe("levelState", () => {
  test.each([
    { name: "nothing used reaches nothing", used: 0n, share: 0, reached: [], next: 50 },
    { name: "one unit below a level does not reach it", used: 79n, share: 0.79, reached: [50], next: 80 },
    { name: "exactly at a level reaches it", used: 80n, share: 0.8, reached: [50, 80], next: 100 },
    { name: "far beyond the limit reaches all", used: 250n, share: 2.5, reached: [50, 80, 100], next: null },
  ])("$name", ({ used, share, reached, next }) => {
    expect(levelState(used, 100n, [50, 80, 100])).toEqual({ share, reachedLevels: reached, nextLevel: next });
  });

  test("is exact where numbers of JavaScript are not", () => {
    const limit = 10n ** 24n;
    expect(levelState(limit - 1n, limit, [100])).toEqual({ share: 0.999999, reachedLevels: [], nextLevel: 100 });
    expect(levelState(limit, limit, [100]).reachedLevels).toEqual([100]);
  });
});
