import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../errors.js";
import { resolveRange, type RangeCalendar, type RangeRequest } from "./resolve-range.js";

/** 14:07 on Monday, 23 November 2026 in Seoul. */
const SEOUL: RangeCalendar = { now: new Date("2026-11-23T05:07:00Z"), timezone: "Asia/Seoul", weekStart: 1 };

function resolve(request: RangeRequest, calendar: RangeCalendar = SEOUL) {
  const { from, to } = resolveRange(request, calendar);
  return `${from.toISOString().slice(0, 16)} ${to.toISOString().slice(0, 16)}`;
}

function refusal(request: RangeRequest, calendar: RangeCalendar = SEOUL) {
  try {
    resolveRange(request, calendar);
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${error.field}`;
    throw error;
  }
  return "accepted";
}

describe("presets", () => {
  test.each([
    { preset: "today", range: "2026-11-22T15:00 2026-11-23T15:00" },
    { preset: "yesterday", range: "2026-11-21T15:00 2026-11-22T15:00" },
    { preset: "24h", range: "2026-11-22T05:15 2026-11-23T05:15" },
    { preset: "7d", range: "2026-11-16T15:00 2026-11-23T15:00" },
    { preset: "30d", range: "2026-10-24T15:00 2026-11-23T15:00" },
    { preset: "90d", range: "2026-08-25T15:00 2026-11-23T15:00" },
    { preset: "wtd", range: "2026-11-22T15:00 2026-11-23T15:00" },
    { preset: "mtd", range: "2026-10-31T15:00 2026-11-23T15:00" },
    { preset: "lastmonth", range: "2026-09-30T15:00 2026-10-31T15:00" },
  ])("$preset counts whole local days and includes the one that runs", ({ preset, range }) => {
    expect(resolve({ preset })).toBe(range);
  });

  test("a week that starts on Sunday began yesterday when today is Monday", () => {
    expect(resolve({ preset: "wtd" }, { ...SEOUL, weekStart: 7 })).toBe("2026-11-21T15:00 2026-11-23T15:00");
  });

  test("a month in which the clock goes back is an hour longer than its days", () => {
    const newYork = { now: new Date("2026-12-05T12:00:00Z"), timezone: "America/New_York", weekStart: 7 };
    expect(resolve({ preset: "lastmonth" }, newYork)).toBe("2026-11-01T04:00 2026-12-01T05:00");
  });

  test("the last 24 hours at the very start of a quarter include that quarter", () => {
    expect(resolve({ preset: "24h" }, { ...SEOUL, now: new Date("2026-11-23T05:15:00Z") })).toBe(
      "2026-11-22T05:30 2026-11-23T05:30",
    );
  });

  test("the day of every preset that runs contains now, at any instant of any zone", () => {
    const zones = fc.constantFrom("Asia/Seoul", "America/New_York", "Asia/Kathmandu", "Africa/Cairo", "Pacific/Apia");
    const instants = fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
    const presets = fc.constantFrom("today", "24h", "7d", "30d", "wtd", "mtd");
    fc.assert(
      fc.property(zones, instants, presets, (timezone, now, preset) => {
        const { from, to } = resolveRange({ preset }, { now, timezone, weekStart: 1 });
        expect(from <= now && now < to).toBe(true);
      }),
    );
  });
});

describe("ranges as people write them", () => {
  test.each([
    { preset: "2026-11-01..2026-11-23", range: "2026-10-31T15:00 2026-11-23T15:00" },
    { preset: "2024-02-29..2024-02-29", range: "2024-02-28T15:00 2024-02-29T15:00" },
    { preset: "2026-11-23T09:00..2026-11-23T18:00", range: "2026-11-23T00:00 2026-11-23T09:00" },
  ])("$preset", ({ preset, range }) => {
    expect(resolve({ preset })).toBe(range);
  });

  test("dates include the last one, also where it has 25 hours", () => {
    expect(resolve({ preset: "2026-11-01..2026-11-01" }, { ...SEOUL, timezone: "America/New_York" })).toBe(
      "2026-11-01T04:00 2026-11-02T05:00",
    );
  });

  test("local times in an hour shown twice span both readings", () => {
    expect(resolve({ preset: "2026-11-01T01:00..2026-11-01T01:30" }, { ...SEOUL, timezone: "America/New_York" })).toBe(
      "2026-11-01T05:00 2026-11-01T06:30",
    );
  });

  test("a day whose midnight is skipped starts at its first instant", () => {
    expect(resolve({ preset: "2026-04-24..2026-04-24" }, { ...SEOUL, timezone: "Africa/Cairo" })).toBe(
      "2026-04-23T22:00 2026-04-24T21:00",
    );
  });
});

describe("the years 2000 to 2199 are those of the asker's calendar", () => {
  test.each([
    { preset: "2000-01-01..2000-01-03", timezone: "Asia/Seoul", range: "1999-12-31T15:00 2000-01-03T15:00" },
    { preset: "2199-12-30..2199-12-31", timezone: "America/New_York", range: "2199-12-30T05:00 2200-01-01T05:00" },
  ])("$preset in $timezone is answered", ({ preset, timezone, range }) => {
    expect(resolve({ preset }, { ...SEOUL, timezone })).toBe(range);
  });

  test.each([
    { preset: "1999-12-31..2000-01-03", timezone: "America/New_York" },
    { preset: "2199-12-30..2200-01-01", timezone: "Asia/Seoul" },
  ])("$preset in $timezone is not", ({ preset, timezone }) => {
    expect(refusal({ preset }, { ...SEOUL, timezone })).toBe("BAD_INPUT range.preset");
  });

  test("all of them together are too long, not outside", () => {
    expect(() => resolve({ preset: "2000-01-01..2199-12-31" })).toThrow("at most 2200 days");
  });
});

describe("refused with the field at fault", () => {
  const [day, later] = [new Date("2026-11-01T00:00:00Z"), new Date("2026-11-02T00:00:00Z")];
  test.each([
    { name: "an unknown preset", request: { preset: "31d" }, field: "range.preset" },
    { name: "a date that does not exist", request: { preset: "2026-02-30..2026-03-01" }, field: "range.preset" },
    {
      name: "the 29th of February of a common year",
      request: { preset: "2026-02-01..2026-02-29" },
      field: "range.preset",
    },
    {
      name: "an hour that does not exist",
      request: { preset: "2026-11-01T24:00..2026-11-02T01:00" },
      field: "range.preset",
    },
    { name: "dates the wrong way round", request: { preset: "2026-11-02..2026-11-01" }, field: "range.preset" },
    { name: "more than six years", request: { preset: "2019-01-01..2026-01-01" }, field: "range.preset" },
    { name: "a preset and times", request: { preset: "today", from: day }, field: "range" },
    { name: "no end", request: { from: day }, field: "range.to" },
    { name: "no start", request: { to: day }, field: "range.from" },
    { name: "nothing at all", request: {}, field: "range.from" },
    { name: "an end before the start", request: { from: later, to: day }, field: "range.to" },
    { name: "an end at the start", request: { from: day, to: day }, field: "range.to" },
    { name: "a year no calendar reaches", request: { from: day, to: new Date(8.64e15) }, field: "range.to" },
  ])("$name", ({ request, field }) => {
    expect(refusal(request)).toBe(`BAD_INPUT ${field}`);
  });

  test.each(["Mars/Olympus", "+09:00", "", "x".repeat(300), "Asia/Seoul[u-ca=hebrew]"])("the zone %j", (timezone) => {
    expect(refusal({ preset: "today" }, { ...SEOUL, timezone })).toBe("BAD_INPUT timezone");
  });
});
