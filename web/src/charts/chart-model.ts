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
  /** Not begun yet: nothing is there but what is expected. */
  isAhead: boolean;
  totalText: string;
  totalExact: string;
  /** What else there is to say of it, such as that it is unusual and why. */
  notes: readonly string[];
  /** What was done then, such as a saving applied. */
  events: readonly string[];
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

/** The total of the period compared with, at the same places. */
export interface ChartComparison {
  label: string;
  /** One per slice, for pixels only; null where no bucket corresponds. */
  values: readonly (number | null)[];
  texts: readonly (string | null)[];
  exactTexts: readonly (string | null)[];
  /** How much each slice differs from it. */
  deltaTexts: readonly (string | null)[];
  sumText: string;
}

/** What those that it is one of usually come to. */
export interface ChartUsual {
  label: string;
  /** The middle one of them, and those between whom half of them are: one per slice, for pixels only. */
  lows: readonly (number | null)[];
  middles: readonly (number | null)[];
  highs: readonly (number | null)[];
}

/** What the slices that run or are ahead are expected to come to. Null where nothing is expected. */
export interface ChartForecast {
  label: string;
  /** On top of what is there already, for pixels only. */
  added: readonly (number | null)[];
  /** Ends of the band that eight of ten slices end in, as heights of the whole bar. */
  lows: readonly (number | null)[];
  highs: readonly (number | null)[];
  texts: readonly (string | null)[];
  exactTexts: readonly (string | null)[];
  /** Of the whole period: what it comes to, from and to. */
  endText: string;
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
  /** All three are of all series together: null while one of them is hidden. */
  comparison: ChartComparison | null;
  usual: ChartUsual | null;
  forecast: ChartForecast | null;
}
