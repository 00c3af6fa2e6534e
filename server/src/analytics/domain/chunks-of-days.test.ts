import { describe, expect, test } from "vitest";
import { chunksOfDays, runsOf } from "./chunks-of-days.js";

const LATE = new Date("2100-01-01T00:00Z");

const chunks = ([from, to]: readonly [string, string], timezone: string, before = LATE) =>
  chunksOfDays({ from: new Date(from), to: new Date(to), timezone, before }).map(
    (chunk) => `${chunk.from.toJSON().slice(0, 16)}/${chunk.to.toJSON().slice(0, 16)}`,
  );

describe("chunksOfDays", () => {
  test("cuts at every fourth midnight, whatever the range begins with", () => {
    const whole = ["2026-11-15T00:00/2026-11-19T00:00", "2026-11-19T00:00/2026-11-21T00:00"];
    expect(chunks(["2026-11-14T00:00Z", "2026-11-21T00:00Z"], "UTC").slice(1)).toEqual(whole);
    expect(chunks(["2026-11-15T00:00Z", "2026-11-21T00:00Z"], "UTC")).toEqual(whole);
  });

  test("keeps what a range cuts off a day", () => {
    expect(chunks(["2026-11-18T00:05Z", "2026-11-19T07:30Z"], "UTC")).toEqual([
      "2026-11-18T00:05/2026-11-19T00:00",
      "2026-11-19T00:00/2026-11-19T07:30",
    ]);
  });

  test("cuts at midnights of the zone, before and after its clock moves", () => {
    expect(chunks(["2026-10-29T00:00Z", "2026-11-05T00:00Z"], "America/New_York")).toEqual([
      "2026-10-29T00:00/2026-10-30T04:00",
      "2026-10-30T04:00/2026-11-03T05:00",
      "2026-11-03T05:00/2026-11-05T00:00",
    ]);
  });

  test("leaves out what follows the instant", () => {
    const noon = new Date("2026-11-22T12:00Z");
    expect(chunks(["2026-11-18T00:00Z", "2026-11-30T00:00Z"], "UTC", noon).at(-1)).toBe(
      "2026-11-19T00:00/2026-11-22T12:00",
    );
    expect(chunks(["2026-11-23T00:00Z", "2026-11-30T00:00Z"], "UTC", noon)).toEqual([]);
  });
});

describe("runsOf", () => {
  test("puts together what touches", () => {
    const [a, b, c, d] = chunksOfDays({
      from: new Date("2026-10-18T00:00Z"),
      to: new Date("2026-11-03T00:00Z"),
      timezone: "UTC",
      before: LATE,
    });
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error("four chunks");
    expect(runsOf([a, b, d])).toEqual([[a, b], [d]]);
    expect(runsOf([b, c, d])).toEqual([[b, c, d]]);
    expect(runsOf([])).toEqual([]);
  });
});
