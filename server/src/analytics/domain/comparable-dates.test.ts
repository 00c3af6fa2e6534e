import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { comparableDates } from "./comparable-dates.js";
import { Grain } from "./question-words.js";

const FIRST = Temporal.PlainDate.from("2026-09-01");
const DATES = Array.from({ length: 90 }, (_, at) => FIRST.add({ days: at }).toString());

describe("comparableDates", () => {
  test("a day is compared with the same weekday of eight weeks, oldest first", () => {
    expect(comparableDates(DATES, Grain.DAY).get("2026-11-23")?.peers).toEqual([
      "2026-09-28",
      "2026-10-05",
      "2026-10-12",
      "2026-10-19",
      "2026-10-26",
      "2026-11-02",
      "2026-11-09",
      "2026-11-16",
    ]);
  });

  test.each([
    { name: "weekdays", date: "2026-11-23", count: 40, last: "2026-11-20" },
    { name: "days of weekends", date: "2026-11-28", count: 16, last: "2026-11-22" },
  ])("hours are compared with those of $name", ({ date, count, last }) => {
    const peers = comparableDates(DATES, Grain.HOUR).get(date)?.peers;
    expect(peers).toHaveLength(count);
    expect(peers?.at(-1)).toBe(last);
  });

  test.each([
    { name: "a Monday follows a Sunday and a Friday", date: "2026-11-23", preceding: ["2026-11-22", "2026-11-20"] },
    { name: "a Saturday follows a Friday and a Sunday", date: "2026-11-28", preceding: ["2026-11-27", "2026-11-22"] },
    { name: "a Tuesday follows a Monday", date: "2026-11-24", preceding: ["2026-11-23", "2026-11-23"] },
  ])("$name", ({ date, preceding }) => {
    expect(comparableDates(DATES, Grain.DAY).get(date)?.preceding).toEqual(preceding);
  });

  test("the first date has nothing before it", () => {
    expect(comparableDates(DATES, Grain.DAY).get("2026-09-01")).toEqual({ peers: [], preceding: [] });
  });
});
