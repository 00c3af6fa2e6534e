import { describe, expect, test } from "vitest";
import { guardFormula } from "./guard-formula.js";

describe("guardFormula", () => {
  test.each(["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])("guards text that begins with %j", (first) => {
    expect(guardFormula(`${first}cmd|' /C calc'!A0`)).toBe(`'${first}cmd|' /C calc'!A0`);
  });

  test.each(["", "5 - 3 = 2", " =1", "'=1", "참새-7F3K", "a\t=1", "0012"])("leaves %j as it is", (text) => {
    expect(guardFormula(text)).toBe(text);
  });
});
