import { describe, expect, test } from "vitest";
import { chooseGrain } from "./choose-grain.js";
import { Grain } from "./question-words.js";
import { resolveRange } from "../../core/domain/resolve-range.js";

const CALENDAR = { now: new Date("2026-11-23T05:07:00Z"), timezone: "Asia/Seoul", weekStart: 1 };

describe("chooseGrain", () => {
  test.each([
    { preset: "2026-11-23T09:00..2026-11-23T12:00", grain: Grain.QUARTER_HOUR },
    { preset: "today", grain: Grain.HOUR },
    { preset: "24h", grain: Grain.HOUR },
    { preset: "7d", grain: Grain.HOUR },
    { preset: "mtd", grain: Grain.DAY },
    { preset: "30d", grain: Grain.DAY },
    { preset: "90d", grain: Grain.DAY },
    { preset: "2026-01-01..2026-12-31", grain: Grain.WEEK },
    { preset: "2021-01-01..2026-12-31", grain: Grain.MONTH },
  ])("AUTO reads $preset by $grain", ({ preset, grain }) => {
    expect(chooseGrain(Grain.AUTO, resolveRange({ preset }, CALENDAR))).toBe(grain);
  });

  test("a grain that is asked for is taken", () => {
    expect(chooseGrain(Grain.MONTH, resolveRange({ preset: "today" }, CALENDAR))).toBe(Grain.MONTH);
  });
});
