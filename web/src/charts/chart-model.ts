import type { SeriesTone } from "./palette";
import type { AxisGrain } from "./tick-indexes";

/** One bucket of the category axis, as the server cut it. */
export interface ChartSlice {
  /** The bucket's start; unique, also in the night when clocks are set back. */
  key: string;
  /** Local calendar start, for the ticks. */
  label: string;
  /** The same in words, for the card, the table and the readout. */
  name: string;
  /** False while the bucket is still filling: drawn pale and hatched, read out as "so far". */
  isComplete: boolean;
  totalText: string;
  totalExact: string;
}

export interface ChartSeries {
  key: string;
  label: string;
  tone: SeriesTone;
  isHidden: boolean;
  /** One per slice, for pixels only; words come from `texts`. */
  values: readonly number[];
  texts: readonly string[];
  exactTexts: readonly string[];
  /** Share of the slice's total; null where the total is zero. */
  shareTexts: readonly (string | null)[];
  sumText: string;
  sumExact: string;
  sumShareText: string | null;
}

/**
 * Everything a chart, its card, legend and table show. Prepared once, by a pure function; the drawing
 * components decide nothing.
 */
export interface ChartModel {
  grain: AxisGrain;
  slices: readonly ChartSlice[];
  /** Bottom of the stack first. */
  series: readonly ChartSeries[];
  totalText: string;
  totalExact: string;
  /** Sum of the visible series; null when nothing is hidden. */
  shownText: string | null;
}
