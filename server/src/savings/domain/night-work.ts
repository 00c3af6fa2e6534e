import type { ToldSums } from "./cell-day.js";
import type { SavingsCell } from "./savings-cell.js";

/** Local hours of the night, `[from, to)`. */
export const NIGHT = { fromHour: 0, toHour: 6 } as const;
/** Requests of a cell in one hour of a night that make it a burst. */
export const BURST_REQUESTS = 50;

/** What a cell does in bursts at night, of requests whose cost is known. */
export interface NightWork {
  readonly cell: SavingsCell;
  readonly nights: number;
  readonly told: ToldSums;
  /** All requests of the cell in the window, at any hour. */
  readonly allRequests: number;
}
