import type { UsageDay } from "./usage-day.js";

/** A day of the calendar and its place in its period. */
export interface PlacedDay extends UsageDay {
  /** Such as 2026-11-23. */
  readonly date: string;
  /** Days of the period before it. */
  readonly ownDays: number;
  /** Days of the period after it. */
  readonly daysAhead: number;
}
