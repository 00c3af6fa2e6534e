import type { TickSlice } from "./tick-slice.js";

/** What a row of `usage_dimensions` says. */
export interface SliceDimensions {
  readonly projectId: number;
  /** The key that recorded; null without one. */
  readonly apiKeyId: number | null;
  readonly provider: string;
  readonly model: string;
  readonly feature: string;
  readonly operation: string;
  /** In lower case, as stored. */
  readonly status: string;
}

/** A slice that says what it is about. */
export type NamedSlice = TickSlice & SliceDimensions;
