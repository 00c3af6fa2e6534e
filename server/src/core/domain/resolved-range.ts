/** `[from, to)` and the zone whose calendar it is read in. */
export interface ResolvedRange {
  readonly from: Date;
  readonly to: Date;
  readonly timezone: string;
  /** How far back the period before this one begins. Null: by its exact length. */
  readonly step: CalendarStep | null;
}

export type CalendarStep = { readonly days: number } | { readonly months: number };
