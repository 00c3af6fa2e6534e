import type { UsageDay } from "./usage-day.js";

/** Where a period stands at one moment: everything that an estimate of its rest may know. */
export interface Standing {
  /** Whole days up to yesterday, oldest first. */
  readonly history: readonly UsageDay[];
  /** How many days at the end of the history belong to the running period. */
  readonly ownDays: number;
  readonly today: Today;
  /** Whole days of the period after today. */
  readonly daysAhead: number;
}

export interface Today {
  readonly weekday: number;
  readonly before: number;
  /** The part of the day that has passed by the clock, 0 to 1. */
  readonly clockShare: number;
  /** False: so far off that nothing is learned from it. */
  readonly trusted: boolean;
}
