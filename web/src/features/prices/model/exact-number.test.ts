import { describe, expect, test } from "vitest";
import { decimalPlaces, readDecimal, readTokens } from "./exact-number";

describe("a typed decimal", () => {
  test.each([
    { text: "2.50", read: "2.50" },
    { text: " 15 ", read: "15" },
    { text: "$0.075", read: "0.075" },
    { text: ".3", read: "0.3" },
    { text: "1,250.5", read: "1250.5" },
    { text: "0.1000000000000000000001", read: "0.1000000000000000000001" },
    { text: "0", read: "0" },
  ])("$text is exactly $read", ({ text, read }) => {
    expect(readDecimal(text)).toBe(read);
  });

  test.each(["", "0,3", "1,25", "-1", "1e3", "1.2.3", "1.", "무료", "Infinity"])("%j is not guessed at", (text) => {
    expect(readDecimal(text)).toBeNull();
  });

  test("zeros at the end are no places", () => {
    expect(["15", "2.50", "0.0375000", "0.000001"].map(decimalPlaces)).toEqual([0, 1, 4, 6]);
  });
});

describe("a typed number of tokens", () => {
  test.each([
    { text: "200000", read: 200_000 },
    { text: "200,000", read: 200_000 },
    { text: "200K", read: 200_000 },
    { text: "1m", read: 1_000_000 },
  ])("$text is $read", ({ text, read }) => {
    expect(readTokens(text)).toBe(read);
  });

  test.each(["", "0.2M", "two", "2,00", "9007199254740993", "-5"])("%j is none", (text) => {
    expect(readTokens(text)).toBeNull();
  });
});
