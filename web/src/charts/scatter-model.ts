import type { ChartSeries } from "./chart-model";

/** One or several requests that lie together; for pixels only. Both values are above zero, as logarithms need. */
export interface ScatterDot {
  x: number;
  y: number;
  requests: number;
}

/** A part of the horizontal axis, looked at together: `from` inclusive, `to` exclusive. */
export interface ScatterBand {
  from: number;
  to: number;
  /** `20 – 50` */
  name: string;
}

export interface ScatterSeries extends Pick<
  ChartSeries,
  "key" | "label" | "tone" | "isHidden" | "sumText" | "sumExact"
> {
  dots: readonly ScatterDot[];
  /** One per band, in words; null where the series has nothing. */
  bandTexts: readonly (string | null)[];
  /** How many requests that is; null beside a null. */
  bandCounts: readonly (string | null)[];
  /** For the order within a band; null where the series has nothing. */
  bandValues: readonly (number | null)[];
}

/** Everything that a scatter, its card and its table show: dots on two logarithmic axes, and their means by band. */
export interface ScatterModel {
  xLabel: string;
  yLabel: string;
  /** Marks of the axes, ascending; the first and the last are their ends. */
  xMarks: readonly number[];
  yMarks: readonly number[];
  /** Between neighbouring marks of the horizontal axis. */
  bands: readonly ScatterBand[];
  series: readonly ScatterSeries[];
}
