import { expect, test } from "vitest";
import { usualByNow } from "./usual-by-now.js";

/** Of each day, how much it had; a quarter of it before its split. */
function usualOf(values: readonly number[], leftShare = 1): number {
  const days = values.map((value, index) => ({ weekday: (index % 7) + 1, before: value / 4, after: (value / 4) * 3 }));
  return usualByNow(days, leftShare);
}

const week = (first: number) => [first, 8_000, 8_000, 8_000, 8_000, 8_000, 8_000];

test.each([
  { name: "only the same weekday counts", weeks: [40, 40, 40, 40], usual: 10 },
  { name: "one odd day among them does not move it", weeks: [40, 40, 40_000, 40], usual: 10 },
  { name: "an idle one neither", weeks: [0, 40, 40, 40], usual: 10 },
  { name: "what was five weeks ago is forgotten", weeks: [4_000, 4_000, 4_000, 40, 40, 40, 40], usual: 10 },
  { name: "two weeks are enough to ask", weeks: [40, 80], usual: 15 },
])("$name", ({ weeks, usual }) => {
  expect(usualOf(weeks.flatMap(week))).toBe(usual);
});

test("since the split it goes with the clock", () => {
  expect(usualOf([40, 40].flatMap(week), 0.9)).toBeCloseTo(10 + 30 * 0.1);
});
