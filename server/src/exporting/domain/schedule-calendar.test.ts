import { describe, expect, test } from "vitest";
import { ReportCadence } from "../../reports/domain/report-cadence.js";
import { beginsAfter, instantsOf, nextPeriod, nextWriting } from "./schedule-calendar.js";

const { DAY, WEEK, MONTH } = ReportCadence;
const seoul = (now: string) => ({ now: new Date(now), zone: "Asia/Seoul", weekStart: 1 });

describe("a scheduled export", () => {
  test.each([
    // 03:30 in Seoul is 18:30 UTC of the day before
    { name: "waits for half past three after a day", cadence: DAY, now: "2026-11-27T18:29:59Z", period: null },
    {
      name: "is of the day before then",
      cadence: DAY,
      now: "2026-11-27T18:30:00Z",
      period: ["2026-11-27", "2026-11-28"],
    },
    { name: "of weeks waits for the end of one", cadence: WEEK, now: "2026-11-28T00:00:00Z", period: null },
    {
      name: "of months is of the whole month",
      cadence: MONTH,
      now: "2026-11-30T18:30:00Z",
      period: ["2026-11-01", "2026-12-01"],
    },
  ])("$name", ({ cadence, now, period }) => {
    const until = beginsAfter(cadence, seoul("2026-11-27T12:00:00Z"));
    const next = nextPeriod(cadence, until, seoul(now));
    expect(next === null ? null : [next.start, next.end]).toEqual(period);
  });

  test("begins with the period that runs when it is made", () => {
    expect(beginsAfter(MONTH, seoul("2026-11-27T12:00:00Z"))).toBe("2026-11-01");
    expect(nextWriting(MONTH, "2026-11-01", seoul("2026-11-27T12:00:00Z"))).toEqual(new Date("2026-11-30T18:30:00Z"));
  });

  test("has days of 23 hours where clocks skip one", () => {
    const { from, to } = instantsOf({ start: "2026-03-29", end: "2026-03-30" }, "Europe/Berlin");
    expect((to.getTime() - from.getTime()) / 3_600_000).toBe(23);
  });
});
