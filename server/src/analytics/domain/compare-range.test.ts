import { describe, expect, test } from "vitest";
import { compareRange } from "./compare-range.js";
import { Compare } from "./question-words.js";
import { resolveRange } from "../../core/domain/resolve-range.js";

function compared(preset: string, compare: Compare, at: { now: string; timezone?: string }) {
  const now = new Date(at.now);
  const range = resolveRange({ preset }, { now, timezone: at.timezone ?? "UTC", weekStart: 1 });
  const other = compareRange(range, compare, now);
  return other === null ? null : `${other.from.toISOString().slice(0, 16)} ${other.to.toISOString().slice(0, 16)}`;
}

/** A Monday. */
const NOW = "2026-11-23T14:07:00Z";

describe("compareRange", () => {
  test("OFF compares with nothing", () => {
    expect(compared("30d", Compare.OFF, { now: NOW })).toBeNull();
  });

  test.each([
    { preset: "today", range: "2026-11-22T00:00 2026-11-22T14:15" },
    { preset: "yesterday", range: "2026-11-21T00:00 2026-11-22T00:00" },
    { preset: "24h", range: "2026-11-21T14:15 2026-11-22T14:15" },
    { preset: "7d", range: "2026-11-10T00:00 2026-11-16T14:15" },
    { preset: "wtd", range: "2026-11-16T00:00 2026-11-16T14:15" },
    { preset: "mtd", range: "2026-10-01T00:00 2026-10-23T14:15" },
    { preset: "lastmonth", range: "2026-09-01T00:00 2026-10-01T00:00" },
    { preset: "2026-11-01..2026-11-10", range: "2026-10-22T00:00 2026-11-01T00:00" },
    { preset: "2026-11-10T09:00..2026-11-10T12:00", range: "2026-11-10T06:00 2026-11-10T09:00" },
  ])("the period before $preset has the same elapsed part", ({ preset, range }) => {
    expect(compared(preset, Compare.PREV, { now: NOW })).toBe(range);
  });

  test("the last days of a long month meet no days of a short one, and stop at its end", () => {
    expect(compared("mtd", Compare.PREV, { now: "2026-03-30T14:07:00Z" })).toBe("2026-02-01T00:00 2026-03-01T00:00");
  });

  test.each([
    { preset: "today", range: "2026-11-16T00:00 2026-11-16T14:15" },
    { preset: "7d", range: "2026-11-10T00:00 2026-11-16T14:15" },
    { preset: "30d", range: "2026-09-20T00:00 2026-10-19T14:15" },
  ])("WEEK moves $preset by whole weeks, so that weekdays meet", ({ preset, range }) => {
    expect(compared(preset, Compare.WEEK, { now: NOW })).toBe(range);
  });

  test.each([
    { preset: "mtd", range: "2025-11-01T00:00 2025-11-23T14:15" },
    { preset: "lastmonth", range: "2025-10-01T00:00 2025-11-01T00:00" },
    { preset: "2024-02-29..2024-02-29", range: "2023-02-28T00:00 2023-03-01T00:00" },
  ])("YEAR moves $preset by a calendar year", ({ preset, range }) => {
    expect(compared(preset, Compare.YEAR, { now: NOW })).toBe(range);
  });

  test("local days stay local days across a clock change", () => {
    const at = { now: "2026-11-02T17:00:00Z", timezone: "America/New_York" };
    expect(compared("2026-11-02..2026-11-02", Compare.PREV, at)).toBe("2026-11-01T04:00 2026-11-01T17:15");
    expect(compared("2026-11-01..2026-11-01", Compare.PREV, at)).toBe("2026-10-31T04:00 2026-11-01T04:00");
  });

  test.each([
    {
      name: "the day after an hour was skipped",
      preset: "today",
      at: { now: "2026-03-30T12:07:00Z", timezone: "Europe/Berlin" },
      range: "2026-03-28T23:00 2026-03-29T12:15",
    },
    {
      name: "the day on which an hour is skipped",
      preset: "today",
      at: { now: "2026-03-29T12:07:00Z", timezone: "Europe/Berlin" },
      range: "2026-03-27T23:00 2026-03-28T13:15",
    },
    {
      name: "the same weekday before a clock went back by half an hour",
      preset: "today",
      compare: Compare.WEEK,
      at: { now: "2026-04-05T01:37:00Z", timezone: "Australia/Lord_Howe" },
      range: "2026-03-28T13:00 2026-03-29T01:15",
    },
    {
      name: "a running month against one that is an hour shorter",
      preset: "mtd",
      at: { now: "2026-04-29T14:07:00Z", timezone: "America/New_York" },
      range: "2026-03-01T05:00 2026-03-29T14:15",
    },
    {
      name: "the same days a year ago, when the clock was not moved yet",
      preset: "2026-03-08..2026-03-08",
      compare: Compare.YEAR,
      at: { now: "2026-11-23T14:07:00Z", timezone: "America/New_York" },
      range: "2025-03-08T05:00 2025-03-09T05:00",
    },
    {
      name: "a day whose midnight is skipped",
      preset: "2026-04-24..2026-04-24",
      at: { now: "2026-11-23T14:07:00Z", timezone: "Africa/Cairo" },
      range: "2026-04-22T22:00 2026-04-23T22:00",
    },
    {
      name: "a time that the day before skipped, as much after its start",
      preset: "today",
      at: { now: "2026-03-09T06:30:00Z", timezone: "America/New_York" },
      range: "2026-03-08T05:00 2026-03-08T07:45",
    },
  ])("same elapsed part, by the local clock: $name", ({ preset, compare = Compare.PREV, at, range }) => {
    expect(compared(preset, compare, at)).toBe(range);
  });
});
