import { describe, expect, test } from "vitest";
import type { Heatmap } from "../api/use-user-patterns";
import { toHeatGrid } from "./to-heat-grid";

const SPAN = { from: "2026-11-01T00:00", to: "2026-11-23T14:05" };

function heatmap(meter: Heatmap["meter"], weeks: number, used: Partial<Heatmap["cells"][number]>[]): Heatmap {
  const cells = Array.from({ length: 168 }, (_, at) => ({
    weekday: 1 + Math.floor(at / 24),
    hour: at % 24,
    value: "0",
    requests: 0,
    unpricedRequests: 0,
    ...used.find(({ weekday, hour }) => weekday === 1 + Math.floor(at / 24) && hour === at % 24),
  }));
  return { meter, weeks, cells, range: { from: "", to: "", timezone: "Asia/Seoul" } };
}

const cellOf = (grid: ReturnType<typeof toHeatGrid>, weekday: number, hour: number) =>
  grid.days.find((day) => day.weekday === weekday)?.cells[hour];

describe("the week of a heatmap", () => {
  const grid = toHeatGrid(
    heatmap("COST", 2, [
      { weekday: 1, hour: 9, value: "0.7", requests: 4 },
      { weekday: 7, hour: 0, value: "0.1", requests: 1 },
      { weekday: 3, hour: 3, value: "0", requests: 2, unpricedRequests: 2 },
    ]),
    7,
    SPAN,
  );

  test("begins on the day of the setting and has every hour", () => {
    expect(grid.days.map(({ weekday }) => weekday)).toEqual([7, 1, 2, 3, 4, 5, 6]);
    expect(grid.days.every(({ cells }) => cells.length === 24)).toBe(true);
  });

  test("shows an average week in seven steps of its largest hour", () => {
    expect(cellOf(grid, 1, 9)).toMatchObject({ value: "0.35", level: 7, requests: 4 });
    expect(cellOf(grid, 7, 0)).toMatchObject({ value: "0.05", level: 1 });
    expect(cellOf(grid, 2, 2)).toMatchObject({ value: "0", level: 0 });
    expect(grid.steps.map(Number)).toEqual([0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35].map((step) => expect.closeTo(step)));
    expect(grid.weeks).toBe(2);
  });

  test("an hour of which no cost is known has no step", () => {
    expect(cellOf(grid, 3, 3)).toMatchObject({ value: null, level: null });
  });
});

test("less than a week is summed, and hours that it never had are not zero", () => {
  const span = { from: "2026-11-23T00:00", to: "2026-11-23T14:05" };
  const grid = toHeatGrid(heatmap("REQUESTS", 0.08, [{ weekday: 1, hour: 9, value: "4", requests: 4 }]), 1, span);
  expect(grid.weeks).toBeNull();
  expect(cellOf(grid, 1, 9)).toMatchObject({ value: "4", level: 7 });
  expect(cellOf(grid, 1, 10)?.level).toBe(0);
  expect(cellOf(grid, 2, 9)?.level).toBeNull();
});
