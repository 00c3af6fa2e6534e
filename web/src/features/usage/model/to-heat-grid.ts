import { costKnowledge } from "../../../cost/known-cost";
import type { Heatmap, HeatmapCell } from "../api/use-user-patterns";
import { perWeek } from "./exact-sum";
import { HEAT_LEVELS, heatLevel } from "./heat-level";
import { latestHour, weekdaysFrom, type WallSpan } from "./week-hour";

export interface HeatCell {
  weekday: number;
  hour: number;
  /** 1 to 7; 0 for nothing, null for what is not known or never was in the range. */
  level: number | null;
  requests: number;
  /** Of an average week, or the sum of less than one; null for what is not known. */
  value: string | null;
  /** Start of the newest such hour of the range, on its wall clock; null without any. */
  latest: string | null;
}

export interface HeatGrid {
  /** In reading order, 24 cells each. */
  days: readonly { weekday: number; cells: readonly HeatCell[] }[];
  /** The largest amount of each step, in the cells' unit. */
  steps: readonly string[];
  /** What was divided by; null for sums of less than a week. */
  weeks: number | null;
}

/** @param span what of the range has passed, on its wall clock */
export function toHeatGrid({ meter, weeks, cells }: Heatmap, weekStart: number, span: WallSpan): HeatGrid {
  const valueOf = (cell: HeatmapCell): string | null =>
    meter === "COST" && cell.requests > 0 && costKnowledge(cell) === "unknown" ? null : perWeek(cell.value, weeks);
  const max = cells.reduce((most, cell) => Math.max(most, Number(valueOf(cell) ?? 0)), 0);
  const largest = cells.find((cell) => Number(valueOf(cell) ?? 0) === max);
  const toCell = (cell: HeatmapCell): HeatCell => {
    const value = valueOf(cell);
    const latest = latestHour(cell, span);
    const isKnown = value !== null && (latest !== null || cell.requests > 0);
    const { weekday, hour, requests } = cell;
    return { weekday, hour, requests, value, latest, level: isKnown ? heatLevel(Number(value), max) : null };
  };
  return {
    days: weekdaysFrom(weekStart).map((weekday) => ({
      weekday,
      cells: cells.filter((cell) => cell.weekday === weekday).map(toCell),
    })),
    steps: stepsTo((largest && valueOf(largest)) ?? "0"),
    weeks: weeks < 1 ? null : weeks,
  };
}

function stepsTo(max: string): string[] {
  // The last step is the largest amount itself, digit for digit.
  return Array.from({ length: HEAT_LEVELS }, (_, at) =>
    at === HEAT_LEVELS - 1 ? max : String((Number(max) * (at + 1)) / HEAT_LEVELS),
  );
}
