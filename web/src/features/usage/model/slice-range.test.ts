import { expect, test } from "vitest";
import { instantRange, sliceRange, spanRange } from "./slice-range";

test.each([
  { grain: "DAY", label: "2026-11-23", range: "2026-11-23..2026-11-23" },
  { grain: "WEEK", label: "2026-11-30", range: "2026-11-30..2026-12-06" },
  { grain: "MONTH", label: "2028-02-01", range: "2028-02-01..2028-02-29" },
  { grain: "HOUR", label: "2026-11-23T23:00", range: "2026-11-23T23:00..2026-11-24T00:00" },
  { grain: "QUARTER_HOUR", label: "2026-11-23T09:45", range: "2026-11-23T09:45..2026-11-23T10:00" },
] as const)("a $grain bucket is $range", ({ grain, label, range }) => {
  expect(sliceRange(label, grain)).toBe(range);
});

test("buckets from first to last are one range, to the end of the last", () => {
  expect(spanRange("2026-11-01", "2026-11-03", "DAY")).toBe("2026-11-01..2026-11-03");
  expect(spanRange("2026-10-01", "2026-11-01", "MONTH")).toBe("2026-10-01..2026-11-30");
  expect(spanRange("2026-11-23T09:00", "2026-11-23T11:00", "HOUR")).toBe("2026-11-23T09:00..2026-11-23T12:00");
});

test("a day or an hour between instants is a range where days are counted", () => {
  const day = { start: "2026-11-22T15:00:00Z", end: "2026-11-23T15:00:00Z", grain: "DAY" as const };
  expect(instantRange(day, "Asia/Seoul")).toBe("2026-11-23..2026-11-23");
  const hour = { start: "2026-11-22T15:00:00Z", end: "2026-11-22T16:00:00Z", grain: "HOUR" as const };
  expect(instantRange(hour, "Asia/Seoul")).toBe("2026-11-23T00:00..2026-11-23T01:00");
});
