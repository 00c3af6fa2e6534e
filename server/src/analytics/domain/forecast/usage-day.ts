/** One local day of a series, split at the time of day at which the question is asked. */
export interface UsageDay {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  readonly before: number;
  readonly after: number;
}

export function valueOf({ before, after }: UsageDay): number {
  return before + after;
}

/** The weekday so many days later. */
export function weekdayAfter(weekday: number, days: number): number {
  return ((weekday - 1 + days) % 7) + 1;
}
