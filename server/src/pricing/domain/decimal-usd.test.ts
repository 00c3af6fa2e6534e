import { describe, expect, test } from "vitest";
import { decimalUsd } from "./decimal-usd.js";

describe("decimalUsd", () => {
  test.each([
    { name: "a plain decimal stays", source: "0.0001107", amount: "0.0001107" },
    { name: "a whole number stays", source: "0", amount: "0" },
    { name: "a binary tail is rounded away", source: "0.013317500000000001", amount: "0.0133175" },
    { name: "a binary tail below is rounded up", source: "0.00030329999999999995", amount: "0.0003033" },
    { name: "an exponent is written out", source: "1.1070000000000001e-05", amount: "0.00001107" },
    { name: "a positive exponent is written out", source: "1.5E+2", amount: "150" },
    { name: "half a pico-dollar rounds up", source: "0.0000000000005", amount: "0.000000000001" },
    { name: "less than half a pico-dollar is nothing", source: "-0.0000000000004", amount: "0" },
    { name: "a sign is kept for the door to refuse", source: "-2.5", amount: "-2.5" },
    { name: "trailing zeros go", source: "12.500", amount: "12.5" },
  ])("$name", ({ source, amount }) => {
    expect(decimalUsd(source)).toBe(amount);
  });

  test.each(["", "NaN", "1e999", "1e99", ".5", "1.", "0x10", '"1"'])("%j is no amount", (source) => {
    expect(decimalUsd(source)).toBeNull();
  });
});
