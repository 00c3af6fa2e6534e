import { describe, expect, test } from "vitest";
import { ReportCadence } from "./report-cadence.js";
import { lastDuePeriod, nextDuePeriod, nextSending } from "./report-period.js";

const { DAY, WEEK, MONTH } = ReportCadence;
const seoul = (now: string, weekStart = 1) => ({ now: new Date(now), zone: "Asia/Seoul", weekStart });

describe("the last period that is due", () => {
  test.each([
    // 09:00 in Seoul is 00:00 UTC
    [DAY, "2026-11-26T23:59:59Z", "2026-11-25", "2026-11-26"],
    [DAY, "2026-11-27T00:00:00Z", "2026-11-26", "2026-11-27"],
    [WEEK, "2026-11-22T23:59:59Z", "2026-11-09", "2026-11-16"],
    [WEEK, "2026-11-23T00:00:00Z", "2026-11-16", "2026-11-23"],
    [MONTH, "2026-11-30T23:59:59Z", "2026-10-01", "2026-11-01"],
    [MONTH, "2026-12-01T00:00:00Z", "2026-11-01", "2026-12-01"],
  ])("of each %s at %s begins on %s and ends before %s", (cadence, now, ...period) => {
    const { start, end } = lastDuePeriod({ cadence, sendAt: "09:00" }, seoul(now));
    expect([start, end]).toEqual(period);
  });

  test("begins weeks as the settings say", () => {
    expect(lastDuePeriod({ cadence: WEEK, sendAt: "09:00" }, seoul("2026-11-25T00:00:00Z", 7))).toEqual({
      start: "2026-11-15",
      end: "2026-11-22",
    });
  });

  test.each(["2026-03-29T00:30:00Z", "2026-10-25T01:30:00Z"])(
    "is sent at a time of day that clocks skip or repeat, once: %s",
    (now) => {
      const calendar = { now: new Date(now), zone: "Europe/Berlin", weekStart: 1 };
      const { end } = lastDuePeriod({ cadence: DAY, sendAt: "02:30" }, calendar);
      expect(nextDuePeriod({ cadence: DAY, sendAt: "02:30" }, end, calendar)).toBeNull();
    },
  );
});

describe("the next period", () => {
  const daily = { cadence: DAY, sendAt: "09:00" };
  const now = seoul("2026-11-27T01:00:00Z");

  test("is none when all were reported", () => {
    expect(nextDuePeriod(daily, "2026-11-27", now)).toBeNull();
  });

  test("is the oldest that was missed, for a week", () => {
    expect(nextDuePeriod(daily, "2026-11-24", now)).toEqual({ start: "2026-11-24", end: "2026-11-25" });
    expect(nextDuePeriod(daily, "2026-08-24", now)).toEqual({ start: "2026-11-20", end: "2026-11-21" });
  });

  test("of a month is the last one however long ago it was", () => {
    expect(nextDuePeriod({ ...daily, cadence: MONTH }, "2026-02-01", now)?.start).toBe("2026-10-01");
  });
});

describe("what is sent next", () => {
  const now = seoul("2026-11-27T01:00:00Z"); // Friday, 10:00

  test.each([
    [DAY, "2026-11-27", "2026-11-28T00:00:00Z"],
    [WEEK, "2026-11-23", "2026-11-30T00:00:00Z"],
    [MONTH, "2026-11-01", "2026-12-01T00:00:00Z"],
    // The days of this month until then were told by a report of days.
    [MONTH, "2026-11-27", "2026-12-01T00:00:00Z"],
    // One of months that became one of days.
    [DAY, "2026-12-01", "2026-12-02T00:00:00Z"],
  ])("of each %s that was told until %s goes out at %s", (cadence, reportedUntil, at) => {
    expect(nextSending({ cadence, sendAt: "09:00" }, reportedUntil, now)).toEqual(new Date(at));
  });

  test("is what is over and waits for its time of day", () => {
    const late = { cadence: DAY, sendAt: "18:00" };
    expect(nextSending(late, "2026-11-26", now)).toEqual(new Date("2026-11-27T09:00:00Z"));
  });

  test("is what is due already, where it was not sent yet", () => {
    const daily = { cadence: DAY, sendAt: "09:00" };
    expect(nextSending(daily, "2026-11-26", now)).toEqual(new Date("2026-11-27T00:00:00Z"));
  });
});
