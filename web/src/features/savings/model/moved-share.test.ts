import { describe, expect, test } from "vitest";
import { codeOfShare, savingOfShare } from "./moved-share";

describe("savingOfShare", () => {
  test.each([
    { name: "all of them save what all of them save", high: "41.5", percent: 100, saved: "41.500" },
    { name: "half of them save half", high: "41.5", percent: 50, saved: "20.750" },
    { name: "no digit is lost", high: "0.000000000001", percent: 5, saved: "0.00000000000005" },
    { name: "whole dollars have no fraction to begin with", high: "7", percent: 35, saved: "2.45" },
    {
      name: "more than a number of JavaScript can tell",
      high: "90071992547409.93",
      percent: 100,
      saved: "90071992547409.9300",
    },
    { name: "none of them save nothing", high: "12.3", percent: 0, saved: "0.000" },
  ])("$name", ({ high, percent, saved }) => {
    expect(savingOfShare(high, percent)).toBe(saved);
  });
});

describe("codeOfShare", () => {
  test("the lines move the share that was chosen", () => {
    expect(codeOfShare("CHEAPER_MODEL", 35)).toContain("share = 0.35;");
  });

  test("lines without a share stay as they are", () => {
    expect(codeOfShare("THINKING", 35)).not.toContain("0.35");
  });
});
