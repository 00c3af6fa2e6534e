import { describe, expect, test } from "vitest";
import { chosenMonth, monthChoices } from "./month-choices";

const now = { day: "2026-03-04", dateTime: "2026-03-04T10:00", weekStart: 1 };

describe("the months of a report", () => {
  test("go back to the first request, newest first", () => {
    expect(monthChoices("2025-12-31", now)).toEqual([
      { start: "2026-03-01", range: "mtd" },
      { start: "2026-02-01", range: "lastmonth" },
      { start: "2026-01-01", range: "2026-01-01..2026-01-31" },
      { start: "2025-12-01", range: "2025-12-01..2025-12-31" },
    ]);
  });

  test("have the running one before anything is recorded", () => {
    expect(monthChoices(now.day, now)).toEqual([{ start: "2026-03-01", range: "mtd" }]);
  });

  test.each([
    { range: "lastmonth", start: "2026-02-01" },
    { range: "2026-02-01..2026-02-28", start: "2026-02-01" },
    { range: "2026-03-01..2026-03-04", start: "2026-03-01" },
    { range: "30d", start: null },
    { range: "2026-02-01..2026-02-27", start: null },
  ])("$range is the month of $start", ({ range, start }) => {
    const months = monthChoices("2026-01-15", now);
    expect(chosenMonth(range, months, now)?.start ?? null).toBe(start);
  });
});
