import { describe, expect, test } from "vitest";
import { resolveRange } from "../../core/domain/resolve-range.js";
import { elapsedWeeks } from "./elapsed-weeks.js";

const NOW = new Date("2026-11-23T05:07:00Z");

describe("elapsedWeeks", () => {
  test.each([
    { name: "seven days are a week", preset: "2026-11-01..2026-11-07", timezone: "UTC", weeks: 1 },
    {
      name: "seven days with a repeated hour are a week",
      preset: "2026-10-29..2026-11-04",
      timezone: "America/New_York",
      weeks: 1,
    },
    { name: "a day is a seventh", preset: "yesterday", timezone: "Asia/Seoul", weeks: 1 / 7 },
    { name: "a running day counts as far as it is", preset: "today", timezone: "UTC", weeks: 5.25 / 168 },
    { name: "of the future nothing has passed", preset: "2027-01-01..2027-01-31", timezone: "UTC", weeks: 0 },
  ])("$name", ({ preset, timezone, weeks }) => {
    const range = resolveRange({ preset }, { now: NOW, timezone, weekStart: 1 });
    expect(elapsedWeeks(range, NOW)).toBeCloseTo(weeks, 10);
  });
});
