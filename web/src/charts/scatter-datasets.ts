import type { ChartData, PointStyle } from "chart.js";
import type { ChartTokens } from "./chart-tokens";
import type { SeriesTone } from "./palette";
import type { ScatterModel } from "./scatter-model";

export type ScatterData = ChartData<"scatter", { x: number; y: number }[]>;

/** The shapes of `SeriesMarker`. */
const SHAPE: Readonly<Record<SeriesTone, { pointStyle: PointStyle; rotation?: number }>> = {
  1: { pointStyle: "circle" },
  2: { pointStyle: "rect" },
  3: { pointStyle: "triangle" },
  4: { pointStyle: "rectRot" },
  5: { pointStyle: "triangle", rotation: 180 },
  6: { pointStyle: "cross" },
  other: { pointStyle: "line" },
};
/** Dots that lie on each other stay visible. */
const ALPHA = "b3";
const LEAST_RADIUS = 2.5;
const RADIUS_PER_DECADE = 1.4;

/** chart.js' view of a prepared scatter: visible series only, a dot that stands for more requests a little larger. */
export function scatterDatasets({ series }: ScatterModel, tokens: ChartTokens): ScatterData {
  const visible = series.filter(({ isHidden }) => !isHidden);
  return {
    datasets: visible.map(({ key, label, tone, dots }) => ({
      key,
      label,
      data: dots.map(({ x, y }) => ({ x, y })),
      backgroundColor: `${tokens.tones[tone]}${ALPHA}`,
      borderColor: tokens.tones[tone],
      borderWidth: tone === 6 || tone === "other" ? 1.5 : 0.5,
      pointRadius: dots.map(({ requests }) => LEAST_RADIUS + RADIUS_PER_DECADE * Math.log10(requests)),
      ...SHAPE[tone],
    })),
  };
}
