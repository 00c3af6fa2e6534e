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
});
