import { expect, test } from "vitest";
import { heatLevel } from "./heat-level";
import { latestHour, weekdaysFrom } from "./week-hour";

// 2026-11-23 is a Monday.
const SPAN = { from: "2026-11-01T00:00", to: "2026-11-23T14:05" };

test.each([
  { name: "the hour that runs is the latest of its kind", weekday: 1, hour: 14, start: "2026-11-23T14:00" },
  { name: "an hour later today was last there a week ago", weekday: 1, hour: 15, start: "2026-11-16T15:00" },
  { name: "a weekday before today was this week", weekday: 7, hour: 23, start: "2026-11-22T23:00" },
  { name: "a weekday after today was last week", weekday: 2, hour: 0, start: "2026-11-17T00:00" },
])("$name", ({ weekday, hour, start }) => {
  expect(latestHour({ weekday, hour }, SPAN)).toBe(start);
});

test("a span without such an hour has none", () => {
  expect(latestHour({ weekday: 3, hour: 5 }, { from: "2026-11-23T00:00", to: "2026-11-23T14:05" })).toBeNull();
});

test("the hour in which a span begins is in it", () => {
  const span = { from: "2026-11-22T14:05", to: "2026-11-23T14:05" };
  expect(latestHour({ weekday: 7, hour: 14 }, span)).toBe("2026-11-22T14:00");
});

test("a week begins where the setting says", () => {
  expect(weekdaysFrom(7)).toEqual([7, 1, 2, 3, 4, 5, 6]);
});

test.each([
  { value: 0, level: 0 },
  { value: 0.001, level: 1 },
  { value: 1, level: 1 },
  { value: 1.01, level: 2 },
  { value: 7, level: 7 },
])("$value of 7 is step $level", ({ value, level }) => {
  expect(heatLevel(value, 7)).toBe(level);
});

test("where nothing happened at all every step is zero", () => {
  expect(heatLevel(0, 0)).toBe(0);
});
