import { BarController, BarElement, CategoryScale, Chart as ChartJs, LinearScale } from "chart.js";
import { useMemo } from "react";
import { Chart } from "react-chartjs-2";
import { boundaryLines } from "./boundary-lines";
import type { ChartModel } from "./chart-model";
import { useChartTokens } from "./chart-tokens";
import type { TimeAxis } from "./prepare-time-axis";
import { reportLayout } from "./report-layout";
import type { PlotArea } from "./slice-geometry";
import { stackDatasets } from "./stack-datasets";
import { stackOptions } from "./stack-options";
import { totalLines } from "./total-lines";

// By hand: `chart.js/auto` would bring every chart type there is.
ChartJs.register(BarController, BarElement, CategoryScale, LinearScale);

export interface StackedCanvasProps {
  model: ChartModel;
  axis: TimeAxis;
  axisText: (value: number) => string;
  wholeNumbers: boolean;
  /** The chart in one sentence. */
  label: string;
  onLayout: (area: PlotArea) => void;
}

const PLUGINS = [boundaryLines, totalLines, reportLayout];
const FIRST_PAINT_MS = 150;

/** The only component that touches a canvas; loaded on its own, because chart.js is heavy. */
export default function StackedCanvas({ model, axis, axisText, wholeNumbers, label, onLayout }: StackedCanvasProps) {
  const tokens = useChartTokens();
  const data = useMemo(() => stackDatasets(model, tokens), [model, tokens]);
  const { comparison, usual, forecast } = model;
  const options = useMemo(
    () =>
      stackOptions({
        lines: { comparison, usual, forecast },
        axis,
        tokens,
        axisText,
        wholeNumbers,
        onLayout,
        firstPaintMs: prefersStillness() ? 0 : FIRST_PAINT_MS,
      }),
    [comparison, usual, forecast, axis, tokens, axisText, wholeNumbers, onLayout],
  );
  return (
    <Chart
      type="bar"
      data={data}
      options={options}
      plugins={PLUGINS}
      datasetIdKey="key"
      updateMode="none"
      aria-label={label}
    />
  );
}

function prefersStillness(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
