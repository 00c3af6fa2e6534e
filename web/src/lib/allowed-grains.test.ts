import { describe, expect, test } from "vitest";
import { isGrainAllowed, possibleGrain } from "./allowed-grains";

const now = { day: "2026-11-23", dateTime: "2026-11-23T14:05", weekStart: 1 };

describe("isGrainAllowed", () => {
  test.each([
    { name: "a day in quarter hours is 96 buckets", grain: "15m", range: "today", allowed: true },
    { name: "a week in quarter hours is 672 buckets", grain: "15m", range: "7d", allowed: false },
    { name: "seven days by hour is 168 buckets", grain: "hour", range: "7d", allowed: true },
    { name: "ninety days by hour is 2160 buckets", grain: "hour", range: "90d", allowed: false },
    { name: "24 hours by hour", grain: "hour", range: "24h", allowed: true },
    { name: "400 days by day is just allowed", grain: "day", range: "2025-10-20..2026-11-23", allowed: true },
    { name: "401 days by day is not", grain: "day", range: "2025-10-19..2026-11-23", allowed: false },
    {
      name: "400 hours that begin within one touch 401",
      grain: "hour",
      range: "2026-11-01T00:30..2026-11-17T16:30",
      allowed: false,
    },
    { name: "auto always fits", grain: "auto", range: "2020-01-01..2026-11-23", allowed: true },
  ] as const)("$name", ({ grain, range, allowed }) => {
    expect(isGrainAllowed(grain, range, now)).toBe(allowed);
  });
});

test.each([
  { name: "a grain that fits stays", grain: "15m", range: "today", possible: "15m" },
  { name: "one that is too fine for the range becomes auto", grain: "15m", range: "90d", possible: "auto" },
] as const)("$name", ({ grain, range, possible }) => {
  expect(possibleGrain(grain, range, now)).toBe(possible);
});
