import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChosenGrain, makeBuckets } from "./make-buckets.js";
import { Grain } from "./question-words.js";
import { resolveRange } from "../../core/domain/resolve-range.js";

function buckets(preset: string, timezone: string, grain: ChosenGrain) {
  const range = resolveRange({ preset }, { now: new Date("2026-11-23T05:07:00Z"), timezone, weekStart: 1 });
  return makeBuckets({ range, grain, weekStart: 1, limit: 400 });
}

const hours = ({ start, end }: { start: Date; end: Date }) => (end.getTime() - start.getTime()) / 3_600_000;

describe("makeBuckets", () => {
  test.each([
    { timezone: "America/New_York", date: "2026-03-08", length: 23 },
    { timezone: "America/New_York", date: "2026-11-01", length: 25 },
    { timezone: "Asia/Seoul", date: "2026-03-08", length: 24 },
    { timezone: "Africa/Cairo", date: "2026-04-24", length: 23 },
    { timezone: "Australia/Lord_Howe", date: "2026-04-05", length: 24.5 },
  ])("$date in $timezone has $length hours", ({ timezone, date, length }) => {
    expect(buckets(`${date}..${date}`, timezone, Grain.DAY).map(hours)).toEqual([length]);
  });

  test.each([
    { timezone: "Asia/Kathmandu", first: "2026-11-22T18:15:00.000Z" },
    { timezone: "Asia/Kolkata", first: "2026-11-22T18:30:00.000Z" },
  ])("a day and its hours begin at local full hours in $timezone", ({ timezone, first }) => {
    const slots = buckets("2026-11-23..2026-11-23", timezone, Grain.HOUR);
    expect(slots).toHaveLength(24);
    expect(slots[0]?.start.toISOString()).toBe(first);
    expect(slots[1]?.label).toBe("2026-11-23T01:00");
  });

  test("an hour shown twice is two buckets of one label", () => {
    const slots = buckets("2026-11-01..2026-11-01", "America/New_York", Grain.HOUR);
    expect(slots).toHaveLength(25);
    expect(slots.slice(0, 4).map(({ label }) => label.slice(11))).toEqual(["00:00", "01:00", "01:00", "02:00"]);
    expect(slots[1]?.start).not.toEqual(slots[2]?.start);
  });

  test("an hour that the clock skips is no bucket", () => {
    const slots = buckets("2026-03-08..2026-03-08", "America/New_York", Grain.HOUR);
    expect(slots).toHaveLength(23);
    expect(slots.slice(1, 3).map(({ label }) => label.slice(11))).toEqual(["01:00", "03:00"]);
  });

  test("weeks begin where the setting says, and edges are cut to the range", () => {
    const range = resolveRange(
      { preset: "2026-11-04..2026-11-10" },
      { now: new Date("2026-11-23T05:07:00Z"), timezone: "UTC", weekStart: 7 },
    );
    const slots = makeBuckets({ range, grain: Grain.WEEK, weekStart: 7, limit: 400 });
    expect(slots.map(({ label, start, end }) => [label, start.toISOString(), end.toISOString()])).toEqual([
      ["2026-11-01", "2026-11-04T00:00:00.000Z", "2026-11-08T00:00:00.000Z"],
      ["2026-11-08", "2026-11-08T00:00:00.000Z", "2026-11-11T00:00:00.000Z"],
    ]);
  });

  test("months have their own lengths", () => {
    expect(buckets("2024-01-01..2024-03-31", "UTC", Grain.MONTH).map((slot) => hours(slot) / 24)).toEqual([31, 29, 31]);
  });

  test("exactly the limit is allowed, one more is refused with the reason", () => {
    expect(buckets("2026-10-01T00:00..2026-10-17T16:00", "UTC", Grain.HOUR)).toHaveLength(400);
    expect(() => buckets("2026-10-01T00:00..2026-10-17T16:01", "UTC", Grain.HOUR)).toThrow(
      /grain: expected at most 400/,
    );
  });

  test("buckets of any grain in any zone cover any range without gap or overlap", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    const grains = fc.constantFrom(Grain.QUARTER_HOUR, Grain.HOUR, Grain.DAY, Grain.WEEK, Grain.MONTH);
    fc.assert(
      fc.property(
        fc.record({
          timezone: fc.constantFrom(...zones),
          grain: grains,
          from: fc.date({ min: new Date("2020-01-01"), max: new Date("2029-01-01"), noInvalidDate: true }),
          length: fc.integer({ min: 1, max: 4 * 86_400_000 }),
        }),
        ({ timezone, grain, from, length }) => {
          const to = new Date(from.getTime() + length);
          const slots = makeBuckets({ range: { from, to, timezone, step: null }, grain, weekStart: 1, limit: 400 });
          expect(slots.every(({ start, end }) => start < end)).toBe(true);
          expect(slots.map(({ start }) => start)).toEqual([from, ...slots.slice(0, -1).map(({ end }) => end)]);
          expect(slots.at(-1)?.end).toEqual(to);
        },
      ),
    );
  });
});
