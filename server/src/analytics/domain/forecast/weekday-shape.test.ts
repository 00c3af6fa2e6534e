import { describe, expect, test } from "vitest";
import type { UsageDay } from "./usage-day.js";
import { weekdayShape } from "./weekday-shape.js";

function daysOf(values: readonly number[]): UsageDay[] {
  return values.map((value, index) => ({ weekday: (index % 7) + 1, before: value, after: 0 }));
}

function weeks(count: number, week: readonly number[]): readonly number[] {
  return Array.from({ length: count }, () => week).flat();
}

describe("weekdayShape", () => {
  test("weekends that are always idle are idle", () => {
    const shape = weekdayShape(daysOf(weeks(4, [10, 10, 10, 10, 10, 0, 0])));
    expect(shape.slice(1).map((factor) => Math.round(factor * 100))).toEqual([140, 140, 140, 140, 140, 0, 0]);
  });

  test("one week proves no habit: its days are taken to be more alike than they were", () => {
    const shape = weekdayShape(daysOf([0, 20, 10, 10, 10, 10, 10]));
    expect(shape[1]).toBeCloseTo(6 / 7);
    expect(shape[2]).toBeCloseTo(8 / 7);
  });

  test("chance is no habit", () => {
    const values = Array.from({ length: 84 }, (_, index) => (index * 7_919) % 101);
    for (const factor of weekdayShape(daysOf(values)).slice(1)) expect(Math.abs(factor - 1)).toBeLessThan(0.2);
  });

  test.each([{ values: [] }, { values: [0, 0, 0] }])("without usage every day is alike", ({ values }) => {
    expect(weekdayShape(daysOf(values))).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });
});
