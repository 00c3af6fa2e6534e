import { describe, expect, test } from "vitest";
import { isCountable, LocalDays } from "./local-days.js";

describe("the local day of a bucket", () => {
  test.each([
    ["Asia/Seoul", "2026-11-25T14:45:00Z", "2026-11-25"],
    ["Asia/Seoul", "2026-11-25T15:00:00Z", "2026-11-26"],
    ["Asia/Kathmandu", "2026-11-25T18:00:00Z", "2026-11-25"],
    ["Asia/Kathmandu", "2026-11-25T18:15:00Z", "2026-11-26"],
    ["America/New_York", "2026-03-09T03:45:00Z", "2026-03-08"],
    ["America/New_York", "2026-11-01T04:00:00Z", "2026-11-01"],
    ["America/New_York", "2026-11-02T04:45:00Z", "2026-11-01"],
    ["America/New_York", "2026-11-02T05:00:00Z", "2026-11-02"],
  ])("in %s %s lies on %s", (timezone, bucket, day) => {
    const days = new LocalDays(timezone);
    expect([days.dayOf(new Date(bucket)), days.dayOf(new Date(bucket))]).toEqual([day, day]);
  });

  test("stays right when more buckets are asked for than are remembered", () => {
    const days = new LocalDays("UTC");
    const first = Date.UTC(2026, 0, 1);
    const asked = Array.from({ length: 12_000 }, (_, at) => new Date(first + at * 900_000));
    expect(asked.map(days.dayOf)).toEqual(asked.map((bucket) => bucket.toISOString().slice(0, 10)));
  });
});

test.each([
  ["Asia/Seoul", true],
  ["UTC", true],
  ["KST", false],
  ["Mars/Olympus", false],
  ["5", false],
  ["", false],
])("days of %j can be counted: %s", (timezone, expected) => {
  expect(isCountable(timezone)).toBe(expected);
});
