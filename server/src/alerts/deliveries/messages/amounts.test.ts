import { expect, test } from "vitest";
import { shownCount, shownUsd } from "./amounts.js";

test.each([
  ["2", "$2.00"],
  ["1.6", "$1.60"],
  ["0.000000000001", "$0.000000000001"],
  ["1234567.891", "$1,234,567.891"],
  ["9007199254740993.000000000001", "$9,007,199,254,740,993.000000000001"],
])("%s USD is told as %s, to the last digit", (decimal, shown) => {
  expect(shownUsd(decimal)).toBe(shown);
});

test.each([
  ["0", "0"],
  ["999", "999"],
  ["1000", "1,000"],
  ["123456789012345678901", "123,456,789,012,345,678,901"],
])("%s is told as %s", (digits, shown) => {
  expect(shownCount(digits)).toBe(shown);
});
