import { describe, expect, test } from "vitest";
import { isFarAbove, setOutliersAside } from "./set-outliers-aside.js";
import { type UsageDay, valueOf } from "./usage-day.js";

function daysOf(values: readonly number[]): UsageDay[] {
  return values.map((value, index) => ({ weekday: (index % 7) + 1, before: value / 2, after: value / 2 }));
}

function replaced(values: readonly number[]): number[] {
  return setOutliersAside(daysOf(values)).days.map(valueOf);
}

const STEADY = Array.from({ length: 30 }, () => 10);

describe("setOutliersAside", () => {
  test.each([
    { name: "a day far above all others becomes usual", values: [...STEADY, 900, ...STEADY], outliers: 1 },
    { name: "two of them do not hide each other", values: [...STEADY, 900, 10, 900, ...STEADY], outliers: 2 },
    { name: "three are a level", values: [...STEADY, 900, 900, 900, ...STEADY], outliers: 0 },
    { name: "a day of half as much again is kept", values: [...STEADY, 15, ...STEADY], outliers: 0 },
    { name: "yesterday is compared with the days before it", values: [...STEADY, 900], outliers: 1 },
    { name: "a day without usage is kept", values: [...STEADY, 0, ...STEADY], outliers: 0 },
    { name: "among wild days only what is far wilder is", values: [1, 9, 2, 40, 3, 30, 1, 60, 2, 8], outliers: 0 },
    { name: "with hardly any usage around nothing is unusual", values: [0, 0, 1, 0, 0, 500, 0, 0, 1, 0], outliers: 0 },
  ])("$name", ({ values, outliers }) => {
    expect(setOutliersAside(daysOf(values)).outliers).toHaveLength(outliers);
    expect(Math.max(...replaced(values))).toBe(outliers > 0 ? 10 : Math.max(...values));
  });

  test("the half of a day that was usual is kept", () => {
    const days = [...daysOf(STEADY), { weekday: 3, before: 4, after: 900 }, ...daysOf(STEADY)];
    expect(setOutliersAside(days).days[30]).toEqual({ weekday: 3, before: 4, after: 5 });
  });
});

test("so far today is far above when it is more than any whole day before gave reason for", () => {
  expect(isFarAbove(900, daysOf(STEADY))).toBe(true);
  expect(isFarAbove(12, daysOf(STEADY))).toBe(false);
  expect(isFarAbove(900, [])).toBe(false);
});
