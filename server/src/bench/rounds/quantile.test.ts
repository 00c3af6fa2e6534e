import { expect, test } from "vitest";
import { median, quantile } from "./quantile.js";

test.each([
  { name: "an odd number has a middle", numbers: [9, 1, 5], share: 0.5, expected: 5 },
  { name: "an even number has the mean of its two middles", numbers: [4, 1, 3, 2], share: 0.5, expected: 2.5 },
  { name: "the first", numbers: [2, 1], share: 0, expected: 1 },
  { name: "the last", numbers: [2, 1], share: 1, expected: 2 },
  { name: "between neighbours", numbers: [0, 10], share: 0.99, expected: 9.9 },
])("$name", ({ numbers, share, expected }) => {
  expect(quantile(numbers, share)).toBeCloseTo(expected);
});

test("no numbers have no median", () => {
  expect(median([])).toBeNaN();
});
