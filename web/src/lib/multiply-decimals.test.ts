import { expect, test } from "vitest";
import { multiplyDecimals } from "./multiply-decimals";

test.each([
  { name: "whole numbers", a: "3", b: "4", product: "12" },
  { name: "a price in won", a: "0.000123", b: "1400.5", product: "0.1722615" },
  { name: "nothing is nothing", a: "0", b: "1400.5", product: "0" },
  { name: "zeros at the end say nothing", a: "0.50", b: "1400", product: "700" },
  { name: "a negative difference stays negative", a: "-0.25", b: "1391.7", product: "-347.925" },
  { name: "a pico-dollar is not lost", a: "0.000000000001", b: "1391.70", product: "0.0000000013917" },
  {
    name: "more digits than a float has",
    a: "90071992547409.930000000001",
    b: "1391.701",
    product: "125353282100222946.990930001391701",
  },
])("$name", ({ a, b, product }) => {
  expect(multiplyDecimals(a, b)).toBe(product);
  expect(multiplyDecimals(b, a)).toBe(product);
});

test.each(["", "1e3", "1,400", ".5", "NaN", "--1"])("%j is no decimal number", (text) => {
  expect(() => multiplyDecimals(text, "1")).toThrow(RangeError);
});
