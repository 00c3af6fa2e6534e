import { parseUsd } from "@tokenledger/model/money";
import { describe, expect, test } from "vitest";
import { causeOf, CostComparison } from "./cost-comparison.js";

function compare(pairs: readonly (readonly [string, string, string])[]): CostComparison {
  const comparison = new CostComparison();
  for (const [model, reported, computed] of pairs) {
    comparison.add({ provider: "p", model, reported: parseUsd(reported), computed: parseUsd(computed) });
  }
  return comparison;
}

test("a millionth of a dollar is equal, one pico-dollar more is not", () => {
  const comparison = compare([
    ["m", "0.000001", "0"],
    ["m", "0", "0.000001"],
    ["m", "0.000001000001", "0"],
  ]);
  expect([comparison.compared, comparison.equal]).toEqual([3, 2]);
});

test("only models that differ are listed, the largest difference of sums first", () => {
  const comparison = compare([
    ["same", "1", "1"],
    ["small", "1", "1.1"],
    ["large", "2", "1"],
    ["large", "2", "2"],
  ]);
  expect(comparison.differences().map(({ model, compared, equal }) => [model, compared, equal])).toEqual([
    ["large", 2, 1],
    ["small", 1, 0],
  ]);
});

describe("the cause of a difference", () => {
  test.each([
    {
      name: "every request reported as free",
      pairs: [
        ["0", "0.5"],
        ["0", "0.1"],
      ],
      cause: { kind: "reported-free" },
    },
    {
      name: "the same factor for every request",
      pairs: [
        ["1", "0.8"],
        ["0.5", "0.4"],
        ["1", "1"],
      ],
      cause: { kind: "other-list-price", factor: 800n },
    },
    {
      name: "several factors",
      pairs: [
        ["1", "0.8"],
        ["1", "0.5"],
      ],
      cause: { kind: "other-rates-or-counts" },
    },
    {
      name: "one factor and one for free",
      pairs: [
        ["1", "0.8"],
        ["0", "0.5"],
      ],
      cause: { kind: "other-rates-or-counts" },
    },
  ])("$name", ({ pairs, cause }) => {
    const comparison = compare(pairs.map(([reported = "", computed = ""]) => ["m", reported, computed]));
    expect(comparison.differences().map(causeOf)).toEqual([cause]);
  });
});
