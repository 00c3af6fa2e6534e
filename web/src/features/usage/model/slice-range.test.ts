import { expect, test } from "vitest";
import { sliceRange } from "./slice-range";

test.each([
  { grain: "DAY", label: "2026-11-23", range: "2026-11-23..2026-11-23" },
  { grain: "WEEK", label: "2026-11-30", range: "2026-11-30..2026-12-06" },
  { grain: "MONTH", label: "2028-02-01", range: "2028-02-01..2028-02-29" },
  { grain: "HOUR", label: "2026-11-23T23:00", range: "2026-11-23T23:00..2026-11-24T00:00" },
  { grain: "QUARTER_HOUR", label: "2026-11-23T09:45", range: "2026-11-23T09:45..2026-11-23T10:00" },
] as const)("a $grain bucket is $range", ({ grain, label, range }) => {
  expect(sliceRange(label, grain)).toBe(range);
});
