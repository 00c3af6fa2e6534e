import { describe, expect, test } from "vitest";
import { pseudonymPatterns, storedPseudonym } from "./pseudonym-patterns.js";

describe("pseudonymPatterns", () => {
  test.each([
    { name: "an English pseudonym", search: "sparrow-7F3K", patterns: ["%sparrow-7f3k%"] },
    { name: "a part of one", search: "arrow-7", patterns: ["%arrow-7%"] },
    { name: "digits alone", search: "-7f", patterns: ["%-7f%"] },
    { name: "a Korean pseudonym", search: "참새-7F3K", patterns: ["sparrow-7f3k%"] },
    { name: "a Korean word that is a part of another one", search: "까치", patterns: ["magpie%", "shrike%"] },
    {
      name: "the end of Korean words before a dash",
      search: "까치-7",
      patterns: ["magpie-7%", "shrike-7%"],
    },
    { name: "decomposed Hangul", search: "참새".normalize("NFD"), patterns: ["sparrow%"] },
    { name: "Hangul that no bird has", search: "민지", patterns: [] },
    { name: "what LIKE would read as a wildcard", search: "50%_\\", patterns: ["%50\\%\\_\\\\%"] },
  ])("$name", ({ search, patterns }) => {
    expect(pseudonymPatterns(search)).toEqual(patterns);
  });
});

describe("storedPseudonym", () => {
  test.each([
    { shown: "참새-7F3K", stored: "sparrow-7F3K" },
    { shown: "때까치-7F3K", stored: "shrike-7F3K" },
    { shown: " sparrow-7F3K ", stored: "sparrow-7F3K" },
    { shown: "민지", stored: "민지" },
  ])("$shown is stored as $stored", ({ shown, stored }) => {
    expect(storedPseudonym(shown)).toBe(stored);
  });
});
