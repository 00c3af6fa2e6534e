import { describe, expect, test } from "vitest";
import { isRareSyllable } from "./is-rare-syllable.js";

describe("isRareSyllable", () => {
  test.each(Array.from("오늘회의에서다시정했습니다까지때문있없않많같좋"))("%s is common", (syllable) => {
    expect(isRareSyllable(syllable.charCodeAt(0))).toBe(false);
  });

  test.each(Array.from("뷁뛟쀍꿻뙓쩗햵읅믉뿕"))("%s is rare", (syllable) => {
    expect(isRareSyllable(syllable.charCodeAt(0))).toBe(true);
  });
});
