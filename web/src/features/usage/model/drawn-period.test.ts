import { expect, test } from "vitest";
import { drawnPeriod } from "./drawn-period";

/** A Friday; weeks begin on Monday the 23rd. */
const now = { day: "2026-11-27", dateTime: "2026-11-27T15:00", weekStart: 1 };

test.each([
  { name: "this month", range: "mtd", grain: "auto" as const, period: "MONTH" },
  { name: "this month by its dates", range: "2026-11-01..2026-11-30", grain: "day" as const, period: "MONTH" },
  { name: "this week", range: "wtd", grain: "auto" as const, period: "WEEK" },
  { name: "this week by its dates", range: "2026-11-23..2026-11-27", grain: "auto" as const, period: "WEEK" },
  { name: "months up to now", range: "2025-12-01..2026-11-27", grain: "month" as const, period: "MONTH" },
  { name: "30 days, which begin in the middle of a month", range: "30d", grain: "auto" as const, period: null },
  { name: "a month that is over", range: "lastmonth", grain: "auto" as const, period: null },
  { name: "months that are over", range: "2025-01-01..2025-12-31", grain: "month" as const, period: null },
  { name: "today", range: "today", grain: "auto" as const, period: null },
])("$name: $period", ({ range, grain, period }) => {
  expect(drawnPeriod({ range, grain, now })).toBe(period);
});
