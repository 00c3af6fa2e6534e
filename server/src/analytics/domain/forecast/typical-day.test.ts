import { expect, test } from "vitest";
import { typicalDay } from "./typical-day.js";

const EVEN = [1, 1, 1, 1, 1, 1, 1, 1];
const WEEKDAYS = [1, 1.4, 1.4, 1.4, 1.4, 1.4, 0, 0];

function typicalOf(values: readonly number[], { shape = EVEN, daysAhead = 0 } = {}) {
  const days = values.map((value, index) => ({ weekday: (index % 7) + 1, before: value / 4, after: (value / 4) * 3 }));
  return typicalDay(days, shape, daysAhead);
}

const repeat = (values: readonly number[], times: number) => Array.from({ length: times }, () => values).flat();

test.each([
  { name: "a heavy day does not move it", values: [...repeat([8], 13), 8_000_000], whole: 8 },
  { name: "it is of the last two weeks", values: [...repeat([80], 30), ...repeat([8], 14)], whole: 8 },
  { name: "a third of the days may be idle", values: repeat([8, 8, 0], 5), whole: 8 },
  { name: "where every other day is idle, half of the middle day with usage is", values: repeat([0, 6], 7), whole: 3 },
  { name: "where most days are idle, usage is not lost", values: repeat([0, 0, 0, 0, 0, 0, 7], 2), whole: 1 },
  { name: "without usage there is none", values: repeat([0], 20), whole: 0 },
  { name: "without days there is none", values: [], whole: 0 },
])("$name", ({ values, whole }) => {
  expect(typicalOf(values)).toEqual({ whole, after: whole * 0.75 });
});

test("who looks farther ahead looks farther back", () => {
  const values = [...repeat([80], 30), ...repeat([8], 14)];
  expect(typicalOf(values, { daysAhead: 13 }).whole).toBe(8);
  expect(typicalOf(values, { daysAhead: 15 }).whole).toBe(80);
});

test("idle weekends are no days of their own", () => {
  expect(typicalOf(repeat([14, 14, 14, 14, 14, 0, 0], 2), { shape: WEEKDAYS }).whole).toBeCloseTo(10);
});
