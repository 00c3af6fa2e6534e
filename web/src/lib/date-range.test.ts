import { describe, expect, test } from "vitest";
import { freezeRange, isLiveRange, stepRange } from "./date-range";

/** A Monday. */
const now = { day: "2026-11-23", dateTime: "2026-11-23T14:05", weekStart: 1 };

describe("freezeRange", () => {
  test.each([
    { range: "today", fixed: "2026-11-23..2026-11-23" },
    { range: "yesterday", fixed: "2026-11-22..2026-11-22" },
    { range: "24h", fixed: "2026-11-22T14:05..2026-11-23T14:05" },
    { range: "7d", fixed: "2026-11-17..2026-11-23" },
    { range: "30d", fixed: "2026-10-25..2026-11-23" },
    { range: "90d", fixed: "2026-08-26..2026-11-23" },
    { range: "wtd", fixed: "2026-11-23..2026-11-23" },
    { range: "mtd", fixed: "2026-11-01..2026-11-23" },
    { range: "lastmonth", fixed: "2026-10-01..2026-10-31" },
    { range: "2026-01-01..2026-01-02", fixed: "2026-01-01..2026-01-02" },
  ])("$range becomes $fixed", ({ range, fixed }) => {
    expect(freezeRange(range, now)).toBe(fixed);
  });

  test("a week that begins on Sunday began yesterday", () => {
    expect(freezeRange("wtd", { ...now, weekStart: 7 })).toBe("2026-11-22..2026-11-23");
  });
});

describe("stepRange", () => {
  test.each([
    { name: "today steps back to yesterday", range: "today", direction: -1, next: "yesterday" },
    { name: "yesterday steps forth to today", range: "yesterday", direction: 1, next: "today" },
    { name: "today has no later", range: "today", direction: 1, next: null },
    { name: "thirty days step by thirty days", range: "30d", direction: -1, next: "2026-09-25..2026-10-24" },
    { name: "and come back by name", range: "2026-09-25..2026-10-24", direction: 1, next: "30d" },
    { name: "this month steps to the whole last month", range: "mtd", direction: -1, next: "lastmonth" },
    { name: "the last month steps to this month so far", range: "lastmonth", direction: 1, next: "mtd" },
    {
      name: "whole months step by months of any length",
      range: "2026-03-01..2026-03-31",
      direction: -1,
      next: "2026-02-01..2026-02-28",
    },
    { name: "this week steps to seven days before", range: "wtd", direction: -1, next: "2026-11-16..2026-11-22" },
    { name: "24 hours step by 24 hours", range: "24h", direction: -1, next: "2026-11-21T14:05..2026-11-22T14:05" },
    {
      name: "hours step over midnight",
      range: "2026-11-23T00:00..2026-11-23T06:00",
      direction: -1,
      next: "2026-11-22T18:00..2026-11-23T00:00",
    },
    {
      name: "days that have not happened are cut off",
      range: "2026-11-10..2026-11-19",
      direction: 1,
      next: "2026-11-20..2026-11-23",
    },
    { name: "a range over year's end", range: "2026-01-01..2026-01-03", direction: -1, next: "2025-12-29..2025-12-31" },
  ] as const)("$name", ({ range, direction, next }) => {
    expect(stepRange(range, direction, now)).toBe(next);
  });
});

describe("isLiveRange", () => {
  test.each([
    { range: "30d", live: true },
    { range: "24h", live: true },
    { range: "yesterday", live: false },
    { range: "lastmonth", live: false },
    { range: "2026-11-01..2026-11-23", live: true },
    { range: "2026-11-01..2026-11-22", live: false },
    { range: "2026-11-23T09:00..2026-11-23T18:00", live: true },
    { range: "2026-11-23T09:00..2026-11-23T14:00", live: false },
  ])("$range: $live", ({ range, live }) => {
    expect(isLiveRange(range, now)).toBe(live);
  });
});
