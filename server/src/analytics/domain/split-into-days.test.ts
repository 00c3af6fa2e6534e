import { describe, expect, test } from "vitest";
import { isoDay, splitIntoDays, wholeDays } from "./split-into-days.js";

const ZONE = "Asia/Seoul";
const NOW = new Date("2026-11-27T05:00:00Z");
const range = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

function told(from: string, to: string, zone = ZONE) {
  const days = splitIntoDays(range(from, to), zone, NOW);
  const edges = days.edges.map((edge) => [
    edge.from.toISOString().slice(5, 16),
    edge.to.toISOString().slice(5, 16),
    edge.sign * Number(isoDay(edge.day).slice(8)),
  ]);
  return { days: [isoDay(days.fromDay), isoDay(days.toDay)], edges };
}

describe("a range", () => {
  test.each([
    {
      name: "of whole days is those days",
      from: "2026-11-01T15:00Z",
      to: "2026-11-03T15:00Z",
      days: ["2026-11-02", "2026-11-04"],
      edges: [],
    },
    {
      name: "that begins late in a day adds the rest of it",
      from: "2026-11-02T10:00Z",
      to: "2026-11-03T15:00Z",
      days: ["2026-11-03", "2026-11-04"],
      edges: [["11-02T10:00", "11-02T15:00", 2]],
    },
    {
      name: "that begins early in a day takes away what was before",
      from: "2026-11-01T17:00Z",
      to: "2026-11-03T15:00Z",
      days: ["2026-11-02", "2026-11-04"],
      edges: [["11-01T15:00", "11-01T17:00", -2]],
    },
    {
      name: "that ends late in a day takes away what comes after",
      from: "2026-11-01T15:00Z",
      to: "2026-11-03T12:00Z",
      days: ["2026-11-02", "2026-11-04"],
      edges: [["11-03T12:00", "11-03T15:00", -3]],
    },
    {
      name: "that ends now has today as a whole",
      from: "2026-11-25T15:00Z",
      to: "2026-11-27T05:00Z",
      days: ["2026-11-26", "2026-11-28"],
      edges: [["11-27T05:00", "11-27T15:00", -27]],
    },
    {
      name: "around a midnight is no day and two parts",
      from: "2026-11-02T10:00Z",
      to: "2026-11-02T20:00Z",
      days: ["2026-11-03", "2026-11-03"],
      edges: [
        ["11-02T10:00", "11-02T15:00", 2],
        ["11-02T15:00", "11-02T20:00", 3],
      ],
    },
    {
      name: "of a few hours is a part of a day",
      from: "2026-11-02T01:00Z",
      to: "2026-11-02T03:00Z",
      days: ["2026-11-02", "2026-11-02"],
      edges: [["11-02T01:00", "11-02T03:00", 2]],
    },
    {
      name: "of most of a day takes away what is around it",
      from: "2026-11-01T17:00Z",
      to: "2026-11-02T12:00Z",
      days: ["2026-11-02", "2026-11-03"],
      edges: [
        ["11-01T15:00", "11-01T17:00", -2],
        ["11-02T12:00", "11-02T15:00", -2],
      ],
    },
    {
      name: "of hours of the running day is a part of it",
      from: "2026-11-26T22:00Z",
      to: "2026-11-27T02:00Z",
      days: ["2026-11-27", "2026-11-27"],
      edges: [["11-26T22:00", "11-27T02:00", 27]],
    },
  ])("$name", ({ from, to, days, edges }) => {
    expect(told(from, to)).toEqual({ days, edges });
  });

  test("has days as long as the clock makes them", () => {
    expect(told("2026-11-01T04:00Z", "2026-11-02T05:00Z", "America/New_York")).toEqual({
      days: ["2026-11-01", "2026-11-02"],
      edges: [],
    });
  });

  test("has only the days as a whole that it does not cut", () => {
    const days = wholeDays(range("2026-11-01T16:00Z", "2026-11-04T14:00Z"), ZONE);
    expect(days === null ? null : [isoDay(days.fromDay), isoDay(days.toDay)]).toEqual(["2026-11-03", "2026-11-04"]);
    expect(wholeDays(range("2026-11-01T16:00Z", "2026-11-02T16:00Z"), ZONE)).toBeNull();
  });
});
