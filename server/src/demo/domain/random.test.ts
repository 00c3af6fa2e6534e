import { expect, test } from "vitest";
import { Random } from "./random.js";

const many = <T>(draw: () => T): T[] => Array.from({ length: 20_000 }, draw);
const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const threeOf = (seed: number) => {
  const random = new Random(seed);
  return [random.next(), random.next(), random.next()];
};

test("the same seed gives the same numbers, another seed others", () => {
  expect(threeOf(7)).toEqual(threeOf(7));
  expect(threeOf(7)).not.toEqual(threeOf(8));
});

test("whole numbers reach both ends and nothing beyond", () => {
  const random = new Random(1);
  expect(new Set(many(() => random.whole(2, 4)))).toEqual(new Set([2, 3, 4]));
});

test("weights are chances", () => {
  const random = new Random(1);
  const choices = [
    { weight: 3, value: "often" },
    { weight: 1, value: "rarely" },
    { weight: 0, value: "never" },
  ];
  const picks = many(() => random.weighted(choices));
  expect(picks.filter((pick) => pick === "often").length / picks.length).toBeCloseTo(0.75, 1);
  expect(picks).not.toContain("never");
});

test.each([0, 0.3, 4, 30])("%d arrivals are expected and come on average", (expected) => {
  const random = new Random(1);
  expect(mean(many(() => random.poisson(expected)))).toBeCloseTo(expected, 0);
});
