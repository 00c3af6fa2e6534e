import type { ChartModel } from "./chart-model";

/** Whether a bar is drawn pale; a month that a forecast makes whole is split instead: solid so far, hatched to come. */
export function isDrawnFilling({ grain, slices, forecast }: ChartModel, index: number): boolean {
  const slice = slices[index];
  if (slice === undefined || slice.isComplete || slice.isAhead) return false;
  return grain !== "MONTH" || (forecast?.added[index] ?? null) === null;
}
