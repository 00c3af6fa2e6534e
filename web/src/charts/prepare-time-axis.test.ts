import { describe, expect, test } from "vitest";
import type { TickPart } from "../lib/format";
import { prepareTimeAxis } from "./prepare-time-axis";
import type { AxisGrain } from "./tick-indexes";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function words(label: string, part: TickPart): string {
  const month = MONTHS[Number(label.slice(5, 7)) - 1] ?? "";
  const day = String(Number(label.slice(8, 10)));
  switch (part) {
    case "time":
      return label.slice(11, 16);
    case "day":
      return day;
    case "month-day":
      return `${month} ${day}`;
    case "year-month-day":
      return `${month} ${day}, ${label.slice(0, 4)}`;
    case "month":
      return month;
    case "year-month":
      return `${month} ${label.slice(0, 4)}`;
  }
}

function days(first: string, count: number): string[] {
  const start = Date.parse(`${first}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(start + index * 86_400_000).toISOString().slice(0, 10));
}

function hours(first: string, count: number): string[] {
  const start = Date.parse(`${first}:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(start + index * 3_600_000).toISOString().slice(0, 16));
}

function axis(labels: string[], grain: AxisGrain, widthPx: number) {
  return prepareTimeAxis({ labels, grain, weekStart: 1, widthPx, words });
}

const text = ({ lines }: { lines: readonly string[] }) => lines.join("/");

describe("prepareTimeAxis", () => {
  test("the first tick and the first of a month carry the month, the others only the day", () => {
    const { ticks } = axis(days("2026-10-30", 5), "DAY", 900);
    expect(ticks.map(text)).toEqual(["Oct 30", "31", "Nov 1", "2", "3"]);
  });

  test("there is at most one tick per 64 px", () => {
    for (const width of [64, 200, 326, 700, 1200]) {
      const { ticks } = axis(days("2026-08-25", 90), "DAY", width);
      expect(ticks.length).toBeLessThanOrEqual(width / 64);
      expect(ticks.length).toBeGreaterThan(0);
    }
  });

  test("thinned days count from the 1st and leave room before the next 1st", () => {
    const { ticks } = axis(days("2026-10-25", 30), "DAY", 460);
    expect(ticks.map(text)).toEqual(["Oct 26", "Nov 1", "6", "11", "16", "21"]);
  });

  test("a new year is named on its first tick", () => {
    const { ticks } = axis(days("2026-12-30", 4), "DAY", 900);
    expect(ticks.map(text)).toEqual(["Dec 30", "31", "Jan 1, 2027", "2"]);
  });

  test("hours carry the day on a second line where the day begins", () => {
    const { ticks, boundaries } = axis(hours("2026-11-22T22:00", 5), "HOUR", 900);
    expect(ticks.map(text)).toEqual(["22:00/Nov 22", "23:00", "00:00/Nov 23", "01:00", "02:00"]);
    expect(boundaries).toEqual([2]);
  });

  test("hours with a tick at midnight alone are named by their days", () => {
    const { ticks } = axis(hours("2026-10-30T22:00", 80), "HOUR", 300);
    expect(ticks.map(text)).toEqual(["Oct 31", "Nov 1", "2", "3"]);
  });

  test("the hour that a DST change repeats is numbered", () => {
    const labels = ["2026-11-01T00:00", "2026-11-01T01:00", "2026-11-01T01:00", "2026-11-01T02:00"];
    expect(axis(labels, "HOUR", 900).ticks.map(text)).toEqual(["00:00/Nov 1", "01:00", "01:00 (2)", "02:00"]);
  });

  test("repeated quarter hours are numbered one by one", () => {
    const hour = ["01:00", "01:15", "01:30", "01:45"].map((time) => `2026-11-01T${time}`);
    const { ticks } = axis([...hour, ...hour], "QUARTER_HOUR", 900);
    expect(ticks.map(text).slice(4)).toEqual(["01:00 (2)", "01:15 (2)", "01:30 (2)", "01:45 (2)"]);
  });

  test("months name the year first and in January", () => {
    const labels = ["2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01"];
    expect(axis(labels, "MONTH", 900).ticks.map(text)).toEqual(["Nov 2025", "Dec", "Jan 2026", "Feb"]);
    expect(axis(labels, "MONTH", 900).boundaries).toEqual([2]);
  });

  test("weeks and months begin at a faint line, unless there are too many weeks", () => {
    expect(axis(days("2026-10-30", 12), "DAY", 900).boundaries).toEqual([2, 3, 10]);
    expect(axis(days("2026-08-25", 90), "DAY", 900).boundaries).toEqual([7, 37, 68]);
  });

  test("a short range without a regular mark still gets a tick", () => {
    const { ticks } = axis(["2026-11-09", "2026-11-16", "2026-11-23"], "WEEK", 64);
    expect(ticks.map(text)).toEqual(["Nov 9"]);
  });

  test("no buckets, no ticks", () => {
    expect(axis([], "DAY", 500)).toEqual({ ticks: [], boundaries: [] });
  });
});
