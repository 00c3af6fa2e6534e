import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolveRange } from "../../core/domain/resolve-range.js";
import { compareBuckets } from "./compare-buckets.js";
import { compareRange } from "./compare-range.js";
import { type ChosenGrain, makeBuckets } from "./make-buckets.js";
import { Compare, Grain } from "./question-words.js";

interface Asked {
  readonly preset: string;
  readonly compare?: Compare;
  readonly grain: ChosenGrain;
  readonly now: string;
  readonly timezone?: string;
}

function compared({ preset, compare = Compare.PREV, grain, now: at, timezone = "UTC" }: Asked) {
  const [now, weekStart] = [new Date(at), 1];
  const range = resolveRange({ preset }, { now, timezone, weekStart });
  const before = compareRange(range, compare, now);
  if (before === null) throw new Error("something is compared");
  const buckets = makeBuckets({ range, grain, weekStart, limit: 5_000 });
  return { buckets, before, spans: compareBuckets({ buckets, range, before, grain, weekStart }) };
}

function shown(asked: Asked): string[] {
  const { buckets, spans } = compared(asked);
  return buckets.map(({ label }, at) => {
    const span = spans[at];
    const time = (instant: Date | undefined) => instant?.toISOString().slice(5, 16);
    return `${label}: ${span === null ? "none" : `${time(span?.start)} ${time(span?.end)}`}`;
  });
}

/** A Monday. */
const NOW = "2026-11-23T14:07:00Z";

describe("compareBuckets", () => {
  test("days meet days; the one that runs meets the same part of a day, and the ones to come meet none", () => {
    expect(shown({ preset: "2026-11-22..2026-11-25", grain: Grain.DAY, now: NOW })).toEqual([
      "2026-11-22: 11-18T00:00 11-19T00:00",
      "2026-11-23: 11-19T00:00 11-19T14:15",
      "2026-11-24: none",
      "2026-11-25: none",
    ]);
  });

  test("days of a long month that the month before does not have meet none", () => {
    const days = shown({ preset: "mtd", grain: Grain.DAY, now: "2026-03-30T14:07:00Z" });
    expect(days.slice(26)).toEqual([
      "2026-03-27: 02-27T00:00 02-28T00:00",
      "2026-03-28: 02-28T00:00 03-01T00:00",
      "2026-03-29: none",
      "2026-03-30: none",
    ]);
  });

  test("months meet calendar months, also those of a leap year", () => {
    const months = shown({
      preset: "2025-01-01..2025-03-31",
      compare: Compare.YEAR,
      grain: Grain.MONTH,
      now: NOW,
    });
    expect(months).toEqual([
      "2025-01-01: 01-01T00:00 02-01T00:00",
      "2025-02-01: 02-01T00:00 03-01T00:00",
      "2025-03-01: 03-01T00:00 04-01T00:00",
    ]);
  });

  test("a week that the start of a month cuts meets as many days", () => {
    expect(shown({ preset: "2026-11-01..2026-11-10", grain: Grain.WEEK, now: NOW })).toEqual([
      "2026-10-26: 10-22T00:00 10-23T00:00",
      "2026-11-02: 10-23T00:00 10-30T00:00",
      "2026-11-09: 10-30T00:00 11-01T00:00",
    ]);
  });

  test("times of day that are no whole days are as much earlier", () => {
    expect(shown({ preset: "2026-11-10T09:20..2026-11-10T11:40", grain: Grain.HOUR, now: NOW })).toEqual([
      "2026-11-10T09:00: 11-10T07:00 11-10T07:40",
      "2026-11-10T10:00: 11-10T07:40 11-10T08:40",
      "2026-11-10T11:00: 11-10T08:40 11-10T09:20",
    ]);
  });

  const newYork = { grain: Grain.HOUR, now: "2026-12-05T12:00:00Z", timezone: "America/New_York" } as const;
  test.each([
    {
      name: "an hour shown twice meets the one of the day before once",
      asked: { ...newYork, preset: "2026-11-01..2026-11-01" },
      hours: [
        "2026-11-01T00:00: 10-31T04:00 10-31T05:00",
        "2026-11-01T01:00: 10-31T05:00 10-31T06:00",
        "2026-11-01T01:00: none",
        "2026-11-01T02:00: 10-31T06:00 10-31T07:00",
      ],
    },
    {
      name: "an hour meets both showings of the same one the day before",
      asked: { ...newYork, preset: "2026-11-02..2026-11-02" },
      hours: [
        "2026-11-02T00:00: 11-01T04:00 11-01T05:00",
        "2026-11-02T01:00: 11-01T05:00 11-01T07:00",
        "2026-11-02T02:00: 11-01T07:00 11-01T08:00",
      ],
    },
    {
      name: "an hour that the day before skipped meets none",
      asked: { ...newYork, preset: "2026-03-09..2026-03-09" },
      hours: [
        "2026-03-09T00:00: 03-08T05:00 03-08T06:00",
        "2026-03-09T01:00: 03-08T06:00 03-08T07:00",
        "2026-03-09T02:00: none",
        "2026-03-09T03:00: 03-08T07:00 03-08T08:00",
      ],
    },
    {
      name: "the hour before one that is skipped meets that of the day before too",
      asked: { ...newYork, preset: "2026-03-08..2026-03-08" },
      hours: [
        "2026-03-08T00:00: 03-07T05:00 03-07T06:00",
        "2026-03-08T01:00: 03-07T06:00 03-07T08:00",
        "2026-03-08T03:00: 03-07T08:00 03-07T09:00",
      ],
    },
    {
      name: "a day whose midnight is skipped meets the whole day before",
      asked: { grain: Grain.HOUR, now: NOW, preset: "2026-04-24..2026-04-24", timezone: "Africa/Cairo" } as const,
      hours: ["2026-04-24T01:00: 04-22T22:00 04-23T00:00", "2026-04-24T02:00: 04-23T00:00 04-23T01:00"],
    },
  ])("$name", ({ asked, hours }) => {
    expect(shown(asked).slice(0, hours.length)).toEqual(hours);
  });

  test("spans follow each other from the start of the period before, in any zone, range and grain", () => {
    const asked = fc.record({
      timezone: fc.constantFrom("UTC", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Cairo"),
      preset: fc.constantFrom("today", "24h", "7d", "mtd", "wtd", "yesterday", "lastmonth"),
      grain: fc.constantFrom<ChosenGrain>(Grain.QUARTER_HOUR, Grain.HOUR, Grain.DAY, Grain.WEEK),
      compare: fc.constantFrom(Compare.PREV, Compare.WEEK, Compare.YEAR),
      now: fc
        .date({ min: new Date("2024-01-01"), max: new Date("2028-01-01"), noInvalidDate: true })
        .map((now) => now.toJSON()),
    });
    fc.assert(
      fc.property(asked, (at) => {
        const { before, spans } = compared(at);
        let end = before.from;
        for (const span of spans) {
          if (span === null) continue;
          expect(span.start).toEqual(end);
          end = span.end;
        }
        expect(end <= before.to).toBe(true);
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
