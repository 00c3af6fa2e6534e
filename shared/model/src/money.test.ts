import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatUsd, parseUsd, pico } from "./money.js";

describe("parseUsd", () => {
  test.each([
    { text: "0", amount: 0n },
    { text: "1", amount: 1_000_000_000_000n },
    { text: "0.00644", amount: 6_440_000_000n },
    { text: "0.000000000001", amount: 1n },
    { text: "-2.5", amount: -2_500_000_000_000n },
    { text: "12.500000000000000", amount: 12_500_000_000_000n },
  ])("reads $text exactly", ({ text, amount }) => {
    expect(parseUsd(text)).toBe(amount);
  });

  test.each(["", "1.", ".5", "1e3", "$1", "1,000", "NaN", "0.0000000000001"])("refuses %j", (text) => {
    expect(() => parseUsd(text)).toThrow(RangeError);
  });
});

test("formatting and parsing any amount gives the same amount", () => {
  fc.assert(fc.property(fc.bigInt(), (amount) => parseUsd(formatUsd(pico(amount))) === amount));
});
