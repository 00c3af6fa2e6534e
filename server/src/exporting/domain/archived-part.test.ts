import { describe, expect, test } from "vitest";
import { archivedBefore, totalsToTell } from "./archived-part.js";
import { NO_ROWS, writeTotals } from "./export-totals.js";

const range = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

describe("archivedBefore", () => {
  test.each([
    { name: "nothing is archived", archived: [], before: null },
    { name: "a month before the range is none of it", archived: ["2026-06"], before: null },
    { name: "a month after the range is none of it", archived: ["2026-10"], before: null },
    { name: "the month in which the range begins", archived: ["2026-07"], before: "2026-08-01T00:00:00.000Z" },
    {
      name: "the newest of several, however they come",
      archived: ["2026-08", "2026-07", "2026-05"],
      before: "2026-09-01T00:00:00.000Z",
    },
    {
      name: "the month in which the range ends, whose end is beyond it",
      archived: ["2026-09"],
      before: "2026-10-01T00:00:00.000Z",
    },
  ])("$name", ({ archived, before }) => {
    expect(archivedBefore(range("2026-07-01T00:00:00Z", "2026-09-15T00:00:00Z"), archived)?.toJSON() ?? null).toBe(
      before,
    );
  });

  test("a range that begins where an archived month ends has nothing of it", () => {
    expect(archivedBefore(range("2026-08-01T00:00:00Z", "2026-08-02T00:00:00Z"), ["2026-07"])).toBeNull();
  });

  test("December ends with its year", () => {
    const before = archivedBefore(range("2026-12-24T00:00:00Z", "2027-01-02T00:00:00Z"), ["2026-12"]);
    expect(before?.toJSON()).toBe("2027-01-01T00:00:00.000Z");
  });
});

test("totals say of which rows they are only where some of the range is archived", () => {
  const totals = writeTotals(NO_ROWS);
  expect(totalsToTell(totals, null)).toEqual(totals);
  expect(totalsToTell(totals, new Date("2026-08-01T00:00:00Z"))).toEqual({
    ...totals,
    archivedBefore: "2026-08-01T00:00:00.000Z",
    sums: "rows-in-this-file",
  });
});
