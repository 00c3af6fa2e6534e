import { expect, test } from "vitest";
import { levelBreak } from "./level-break.js";

const EVEN = [1, 1, 1, 1, 1, 1, 1, 1];
const WEEKDAYS = [1, 1.4, 1.4, 1.4, 1.4, 1.4, 0, 0];

function breakOf(values: readonly number[], shape = EVEN): number {
  return levelBreak(
    values.map((value, index) => ({ weekday: (index % 7) + 1, before: value, after: 0 })),
    shape,
  );
}

const steady = (days: number) => Array.from({ length: days }, (_, index) => 10 + (index % 5));

test.each([
  { name: "a steady level never broke", values: steady(60), at: 0 },
  { name: "four days above all before them are another level", values: [...steady(40), 30, 32, 31, 30], at: 40 },
  { name: "four days below all before them are too", values: [...steady(40), 3, 2, 4, 3], at: 40 },
  { name: "three are not yet", values: [...steady(40), 30, 32, 31], at: 0 },
  {
    name: "one great day long ago does not hide it",
    values: [...steady(30), 90, ...steady(10), 30, 32, 31, 30],
    at: 41,
  },
  { name: "days that go up and down do not break it", values: [...steady(40), 30, 2, 31, 3], at: 0 },
  { name: "with less than two weeks before, nobody can tell", values: [...steady(13), 30, 32, 31, 30], at: 0 },
])("$name", ({ values, at }) => {
  expect(breakOf(values)).toBe(at);
});

test("idle weekends say nothing about the level", () => {
  const week = [14, 14, 14, 14, 14, 0, 0];
  expect(breakOf([...week, ...week, ...week, ...week, 14, 14, 14, 70, 70, 0, 0, 70, 70], WEEKDAYS)).toBe(31);
});
