import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isRunning, windowOf, windowsOf } from "./threshold-window.js";
import { ThresholdPeriod } from "./threshold-words.js";

const { DAY, WEEK, MONTH, ONCE } = ThresholdPeriod;
const rule = (period: ThresholdPeriod) => ({ period, startsOn: null, endsOn: null });
const at = (date: string, weekStart = 1) => ({ today: Temporal.PlainDate.from(date), weekStart });

describe("windowOf", () => {
  test.each([
    { name: "a day is itself", period: DAY, today: "2026-11-30", window: ["2026-11-30", "2026-12-01"] },
    { name: "a week begins on Monday", period: WEEK, today: "2026-11-27", window: ["2026-11-23", "2026-11-30"] },
    { name: "a Monday begins its week", period: WEEK, today: "2026-11-23", window: ["2026-11-23", "2026-11-30"] },
    { name: "a month is all of its days", period: MONTH, today: "2028-02-29", window: ["2028-02-01", "2028-03-01"] },
    { name: "a December ends with the year", period: MONTH, today: "2026-12-31", window: ["2026-12-01", "2027-01-01"] },
  ])("$name", ({ period, today, window: [start, end] }) => {
    expect(windowOf(rule(period), at(today))).toEqual({ start, end });
  });

  test("a week begins as the settings say", () => {
    expect(windowOf(rule(WEEK), at("2026-11-28", 7))).toEqual({ start: "2026-11-22", end: "2026-11-29" });
    expect(windowOf(rule(WEEK), at("2026-11-29", 7))).toEqual({ start: "2026-11-29", end: "2026-12-06" });
  });

  test("what there is once is the same on every date, and its last day belongs to it", () => {
    const once = { period: ONCE, startsOn: "2026-12-01", endsOn: "2026-12-01" };
    expect(windowOf(once, at("2026-11-01"))).toEqual({ start: "2026-12-01", end: "2026-12-02" });
  });
});

describe("windowsOf", () => {
  test("has as many days as were asked for, up to today", () => {
    const windows = windowsOf(rule(DAY), at("2026-11-27"), 30);
    expect(windows).toHaveLength(30);
    expect(windows[0]?.start).toBe("2026-10-29");
    expect(windows.at(-1)).toEqual({ start: "2026-11-27", end: "2026-11-28" });
  });

  test("has whole months and weeks, also of which only a part was asked for", () => {
    expect(windowsOf(rule(MONTH), at("2026-11-27"), 30).map(({ start }) => start)).toEqual([
      "2026-10-01",
      "2026-11-01",
    ]);
    const weeks = windowsOf(rule(WEEK), at("2026-11-27"), 30);
    expect(weeks.map(({ start }) => start)).toEqual([
      "2026-10-26",
      "2026-11-02",
      "2026-11-09",
      "2026-11-16",
      "2026-11-23",
    ]);
    expect(weeks.every(({ start }, index) => index === 0 || weeks[index - 1]?.end === start)).toBe(true);
  });

  test.each([
    { name: "has begun", startsOn: "2026-11-20", endsOn: "2026-12-20", count: 1 },
    { name: "ended in these days", startsOn: "2026-09-01", endsOn: "2026-10-29", count: 1 },
    { name: "ended before", startsOn: "2026-09-01", endsOn: "2026-10-28", count: 0 },
    { name: "is to come", startsOn: "2026-11-28", endsOn: "2026-12-20", count: 0 },
  ])("of what there is once it has that which $name: $count", ({ startsOn, endsOn, count }) => {
    expect(windowsOf({ period: ONCE, startsOn, endsOn }, at("2026-11-27"), 30)).toHaveLength(count);
  });
});

describe("isRunning", () => {
  test("ends with the last day", () => {
    const window = { start: "2026-11-26", end: "2026-11-28" };
    const dates = ["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"];
    expect(dates.map((date) => isRunning(window, Temporal.PlainDate.from(date)))).toEqual([false, true, true, false]);
  });
});
