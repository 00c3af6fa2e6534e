import { describe, expect, test } from "vitest";
import { dueMonths } from "./due-months.js";

const KEPT = ["2026-11-01", "2026-10-01", "2026-09-01", "2026-08-01", "2026-07-01", "2025-12-01", "2026-01-01"];

describe("months that have been kept for long enough", () => {
  test.each([
    { name: "end three months ago or earlier", keep: 3, now: "2026-11-28T02:30:00Z", latest: "2026-07-01" },
    { name: "end exactly three months ago", keep: 3, now: "2026-12-01T00:00:00Z", latest: "2026-08-01" },
    { name: "wait for the midnight in UTC", keep: 3, now: "2026-11-30T23:59:59Z", latest: "2026-07-01" },
    {
      name: "with one month to keep are older than what the doors take",
      keep: 1,
      now: "2026-11-05T00:00:00Z",
      latest: "2026-08-01",
    },
    {
      name: "with one month to keep are due after 36 days",
      keep: 1,
      now: "2026-11-06T00:00:00Z",
      latest: "2026-09-01",
    },
    { name: "end before a shorter month did", keep: 1, now: "2026-03-31T12:00:00Z", latest: "2026-01-01" },
  ])("$name", ({ keep, now, latest }) => {
    expect(dueMonths(KEPT, keep, new Date(now)).at(-1)).toBe(latest);
  });

  test("are told oldest first", () => {
    expect(dueMonths(KEPT, 3, new Date("2026-11-28T00:00:00Z"))).toEqual(["2025-12-01", "2026-01-01", "2026-07-01"]);
  });

  test("are none while everything is young", () => {
    expect(dueMonths(KEPT, 120, new Date("2026-11-28T00:00:00Z"))).toEqual([]);
  });
});
