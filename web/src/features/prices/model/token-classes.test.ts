import { expect, test } from "vitest";
import type { PriceRate } from "./price-version";
import { classesOf, rateOf, tierBounds } from "./token-classes";

const input: PriceRate = {
  tokenClass: "INPUT",
  usdPerMillion: "1.25",
  tiers: [{ above: 200_000, usdPerMillion: "2.50" }],
};
const output: PriceRate = { tokenClass: "OUTPUT", usdPerMillion: "10", tiers: [] };
const cacheRead: PriceRate = { tokenClass: "CACHE_READ", usdPerMillion: "0.31", tiers: [] };

test("a class with a rate of its own has that", () => {
  expect(rateOf("CACHE_READ", [input, cacheRead])).toEqual({ rate: cacheRead, soldAs: null });
});

test("cached input without a rate is sold as input, thinking as output", () => {
  expect(rateOf("CACHE_READ", [input, output])).toEqual({ rate: input, soldAs: "INPUT" });
  expect(rateOf("REASONING", [input, output])).toEqual({ rate: output, soldAs: "OUTPUT" });
});

test("what no rate stands for is unknown, not free", () => {
  expect(rateOf("OUTPUT", [input])).toBeNull();
});

test("only classes that occur are listed, always in the same order", () => {
  expect(classesOf([{ rates: [output] }, { rates: [cacheRead, input] }])).toEqual(["INPUT", "CACHE_READ", "OUTPUT"]);
});

test("every bound of a context tier is named once", () => {
  expect(tierBounds([input, { ...output, tiers: [{ above: 200_000, usdPerMillion: "15" }] }])).toEqual([200_000]);
});
