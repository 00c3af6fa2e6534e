import { describe, expect, test } from "vitest";
import { fromMonthView, toMonthView } from "./month-view";

const now = { day: "2026-11-23", dateTime: "2026-11-23T14:05", weekStart: 1 };

describe("the month view", () => {
  test.each(["30d", "today", "24h", "2026-10-01..2026-11-23"])("widens %s to the last twelve months", (range) => {
    expect(toMonthView(range, now)).toEqual({ range: "2025-12-01..2026-11-23", grain: "month" });
  });

  test.each(["90d", "2025-01-01..2026-11-23"])("keeps %s, which holds months", (range) => {
    expect(toMonthView(range, now)).toEqual({ range, grain: "month" });
  });

  test("gives the usual range back when it is left", () => {
    expect(fromMonthView("2025-12-01..2026-11-23", now)).toEqual({ range: "30d", grain: "auto" });
    expect(fromMonthView("90d", now)).toEqual({ range: "90d", grain: "auto" });
  });
});
