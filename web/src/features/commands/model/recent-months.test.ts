import { expect, test } from "vitest";
import { recentMonths } from "./recent-months";

test("a year of months, this one up to now", () => {
  const months = recentMonths("2026-03-15");
  expect(months).toHaveLength(12);
  expect(months.slice(0, 2)).toEqual([
    { start: "2026-03-01", range: "mtd" },
    { start: "2026-02-01", range: "2026-02-01..2026-02-28" },
  ]);
  expect(months.at(-1)).toEqual({ start: "2025-04-01", range: "2025-04-01..2025-04-30" });
});
