import { describe, expect, test } from "vitest";
import { readLevel, withLevel } from "./levels";

describe("readLevel", () => {
  test.each([
    { text: "80", level: 80 },
    { text: " 80 %", level: 80 },
    { text: "1", level: 1 },
    { text: "200", level: 200 },
    { text: "201", level: null },
    { text: "0", level: null },
    { text: "8.5", level: null },
    { text: "", level: null },
  ])("'$text' is $level", ({ text, level }) => {
    expect(readLevel(text)).toBe(level);
  });
});

describe("withLevel", () => {
  test("a level takes its place among the others", () => {
    expect(withLevel([50, 100], 80)).toEqual([50, 80, 100]);
  });

  test("a level that is there already changes nothing", () => {
    expect(withLevel([50, 80], 80)).toEqual([50, 80]);
  });
});
