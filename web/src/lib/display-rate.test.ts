import { describe, expect, test } from "vitest";
import { lastDayOf, rateOn, type DisplayRate } from "./display-rate";

const rate = (validOn: string, perUsd: string): DisplayRate => ({ currency: "KRW", validOn, perUsd, source: "bank" });
const october = rate("2026-10-01", "1380");
const november = rate("2026-11-01", "1400.5");
const december = rate("2026-12-01", "1420");

describe("the rate of a day", () => {
  test.each([
    { name: "is the one of that day", day: "2026-11-01", found: november },
    { name: "is the latest one before it", day: "2026-11-30", found: november },
    { name: "is never one that came later", day: "2026-10-31", found: october },
    { name: "is none when all came later", day: "2026-09-30", found: null },
  ])("$name", ({ day, found }) => {
    expect(rateOn(day, [december, october, november])).toBe(found);
  });
});

describe("the last day of a range", () => {
  const now = { day: "2026-11-26", dateTime: "2026-11-26T10:00", weekStart: 1 };
  test.each([
    { name: "of 30 days is today", range: "30d", day: "2026-11-26" },
    { name: "of yesterday is yesterday", range: "yesterday", day: "2026-11-25" },
    { name: "of last month is its last", range: "lastmonth", day: "2026-10-31" },
    { name: "of 24 hours is today", range: "24h", day: "2026-11-26" },
    { name: "of fixed days is the one inside", range: "2026-10-01..2026-10-15", day: "2026-10-15" },
    { name: "of times is the one they end on", range: "2026-10-01T09:00..2026-10-02T18:00", day: "2026-10-02" },
    { name: "that ends at midnight is the day before", range: "2026-10-01T09:00..2026-10-03T00:00", day: "2026-10-02" },
    { name: "of days to come is today", range: "2026-11-01..2026-12-31", day: "2026-11-26" },
  ])("$name", ({ range, day }) => {
    expect(lastDayOf(range, now)).toBe(day);
  });
});
