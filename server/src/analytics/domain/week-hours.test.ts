import { describe, expect, test } from "vitest";
import { weekHours } from "./week-hours.js";

function hoursOf(from: string, to: string, timezone: string) {
  const end = new Date(to);
  const hours = weekHours({ from: new Date(from), to: end, timezone });
  return hours.map(({ start, weekday, hour }, at) => {
    const minutes = ((hours[at + 1]?.start ?? end).getTime() - start.getTime()) / 60_000;
    return { weekday, hour, minutes };
  });
}

describe("weekHours", () => {
  test("a day without clock change has 24 hours of its weekday", () => {
    const hours = hoursOf("2026-11-22T15:00:00Z", "2026-11-23T15:00:00Z", "Asia/Seoul");
    expect(hours).toEqual(Array.from({ length: 24 }, (_, hour) => ({ weekday: 1, hour, minutes: 60 })));
  });

  test("the hour that New York shows twice lasts two hours", () => {
    const hours = hoursOf("2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", "America/New_York");
    expect(hours).toHaveLength(24);
    expect(hours[1]).toEqual({ weekday: 7, hour: 1, minutes: 120 });
  });

  test("the hour that New York skips is absent", () => {
    const hours = hoursOf("2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z", "America/New_York");
    expect(hours.map(({ hour }) => hour)).not.toContain(2);
    expect(hours).toHaveLength(23);
  });

  test.each([
    // At 02:00 the clock of Lord Howe is set to 02:30 in spring, and to 01:30 in autumn.
    { name: "spring", from: "2026-10-03T13:30:00Z", to: "2026-10-04T13:00:00Z", one: 60, two: 30 },
    { name: "autumn", from: "2026-04-04T13:00:00Z", to: "2026-04-05T13:30:00Z", one: 90, two: 60 },
  ])("half an hour at Lord Howe belongs to the hour that the clock shows, in $name", ({ from, to, one, two }) => {
    const hours = hoursOf(from, to, "Australia/Lord_Howe");
    expect(hours[1]).toEqual({ weekday: 7, hour: 1, minutes: one });
    expect(hours[2]).toEqual({ weekday: 7, hour: 2, minutes: two });
    expect(hours).toHaveLength(24);
  });

  test("a day that begins at one o'clock, as in Beirut, has no hour zero", () => {
    const hours = hoursOf("2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z", "Asia/Beirut");
    expect(hours[0]).toEqual({ weekday: 7, hour: 1, minutes: 60 });
    expect(hours).toHaveLength(23);
  });

  test("quarters of Kathmandu's offset are on its own hours", () => {
    const [first] = weekHours({
      from: new Date("2026-11-23T00:00:00Z"),
      to: new Date("2026-11-23T01:00:00Z"),
      timezone: "Asia/Kathmandu",
    });
    expect(first).toEqual({ start: new Date("2026-11-22T18:15:00Z"), weekday: 1, hour: 0 });
  });
});
