import { describe, expect, test } from "vitest";
import { forecastCalendar } from "./forecast-calendar.js";
import { ForecastPeriod } from "./forecast-words.js";

function calendarAt(now: string, timezone: string, period = ForecastPeriod.MONTH) {
  return forecastCalendar({ now: new Date(now), timezone, period, weekStart: 1 });
}

const hours = ({ start, end }: { readonly start: Date; readonly end: Date }) =>
  (end.getTime() - start.getTime()) / 3_600_000;

describe("forecastCalendar", () => {
  test("days follow one another without gap, up to today", () => {
    const { days, today } = calendarAt("2026-11-23T05:07:00Z", "Asia/Seoul");
    expect(days).toHaveLength(120);
    for (const [index, day] of days.slice(1).entries()) expect(day.start).toEqual(days[index]?.end);
    expect(days.at(-1)).toEqual(today);
    expect(today).toMatchObject({ date: "2026-11-23", weekday: 1, ownDays: 22, daysAhead: 7 });
    expect(today.split.toJSON()).toBe("2026-11-23T05:00:00.000Z");
  });

  test.each([
    { period: ForecastPeriod.DAY, from: "2026-11-25", to: "2026-11-26", ahead: 0 },
    { period: ForecastPeriod.WEEK, from: "2026-11-23", to: "2026-11-30", ahead: 4 },
    { period: ForecastPeriod.MONTH, from: "2026-11-01", to: "2026-12-01", ahead: 5 },
  ])("a $period runs from $from to $to", ({ period, from, to, ahead }) => {
    const { range, ahead: days } = calendarAt("2026-11-25T23:59:59Z", "UTC", period);
    expect([range.from.toJSON(), range.to.toJSON()]).toEqual([`${from}T00:00:00.000Z`, `${to}T00:00:00.000Z`]);
    expect(days).toHaveLength(ahead);
  });

  test("a day on which the clock goes back has 25 hours, and splits at the same time of day", () => {
    const { days } = calendarAt("2026-10-26T14:00:00Z", "Europe/Berlin"); // 15:00
    const sunday = days.at(-2);
    expect(sunday?.date).toBe("2026-10-25");
    expect(sunday && hours(sunday)).toBe(25);
    expect(sunday?.split.toJSON()).toBe("2026-10-25T14:00:00.000Z");
    expect(days.at(-3)?.split.toJSON()).toBe("2026-10-24T13:00:00.000Z");
  });

  test("a time that the clock skips splits within the day", () => {
    const { days } = calendarAt("2026-03-30T00:30:00Z", "Europe/Berlin"); // 02:30, which the day before did not have
    const sunday = days.at(-2);
    expect(sunday && hours(sunday)).toBe(23);
    expect(sunday?.split.toJSON()).toBe("2026-03-29T01:30:00.000Z");
  });

  test("at midnight nothing of today has passed, and all of it is left", () => {
    expect(calendarAt("2026-11-22T15:00:00Z", "Asia/Seoul")).toMatchObject({ clockShare: 0, leftShare: 1 });
  });

  test("a minute before midnight little is left", () => {
    const { clockShare, leftShare } = calendarAt("2026-11-23T14:59:00Z", "Asia/Seoul");
    expect([clockShare, leftShare]).toEqual([95 / 96, 1 / 15]);
  });
});
