import { describe, expect, test } from "vitest";
import { splitDays } from "./split-days.js";

const split = (from: string, to: string, timezone: string) => {
  const { days, edges } = splitDays({ from: new Date(from), to: new Date(to) }, timezone);
  return {
    days: days === null ? null : `${days.firstDay}..${days.endDay}`,
    edges: edges.map((edge) => `${edge.from.toJSON().slice(5, 16)}/${edge.to.toJSON().slice(5, 16)}`),
  };
};

describe("splitDays", () => {
  test.each([
    {
      name: "whole days have no edges",
      range: ["2026-11-20T15:00Z", "2026-11-22T15:00Z", "Asia/Seoul"],
      days: "2026-11-21..2026-11-23",
      edges: [],
    },
    {
      name: "days of another zone have an edge at either end",
      range: ["2026-11-21T00:00Z", "2026-11-23T00:00Z", "Asia/Seoul"],
      days: "2026-11-22..2026-11-23",
      edges: ["11-21T00:00/11-21T15:00", "11-22T15:00/11-23T00:00"],
    },
    {
      name: "a range within a day is all edge",
      range: ["2026-11-21T00:01Z", "2026-11-21T14:59Z", "Asia/Seoul"],
      days: null,
      edges: ["11-21T00:01/11-21T14:59"],
    },
    {
      name: "24 hours over a midnight are one edge, which nothing is read twice of",
      range: ["2026-11-21T03:00Z", "2026-11-22T03:00Z", "UTC"],
      days: null,
      edges: ["11-21T03:00/11-22T03:00"],
    },
    {
      name: "a day of 23 hours is whole",
      range: ["2026-03-08T05:00Z", "2026-03-09T04:00Z", "America/New_York"],
      days: "2026-03-08..2026-03-09",
      edges: [],
    },
  ])("$name", ({ range: [from = "", to = "", zone = ""], days, edges }) => {
    expect(split(from, to, zone)).toEqual({ days, edges });
  });
});
