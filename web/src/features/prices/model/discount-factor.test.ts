import { expect, test } from "vitest";
import { factorOf, percentOf } from "./discount-factor";

test.each([
  { percent: "7", factor: "0.93" },
  { percent: "7 %", factor: "0.93" },
  { percent: "12.5", factor: "0.875" },
  { percent: "0.0001", factor: "0.999999" },
  { percent: "100", factor: "0" },
  { percent: "0", factor: "1" },
  { percent: "-10", factor: "1.1" },
])("$percent percent off is a factor of $factor", ({ percent, factor }) => {
  expect(factorOf(percent)).toBe(factor);
});

test.each(["", "a tenth", "101", "0.00001", "7,5", "--1"])("%j is no discount", (text) => {
  expect(factorOf(text)).toBeNull();
});

test.each([
  { factor: "0.93", percent: "7", isSurcharge: false },
  { factor: "0.875", percent: "12.5", isSurcharge: false },
  { factor: "0.999999", percent: "0.0001", isSurcharge: false },
  { factor: "1", percent: "0", isSurcharge: false },
  { factor: "1.1", percent: "10", isSurcharge: true },
])("a factor of $factor is read as $percent percent", ({ factor, percent, isSurcharge }) => {
  expect(percentOf(factor)).toEqual({ percent, isSurcharge });
});
