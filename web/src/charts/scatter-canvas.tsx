import { Chart as ChartJs, LogarithmicScale, PointElement, ScatterController } from "chart.js";
import { useMemo } from "react";
import { Chart } from "react-chartjs-2";
import { useChartTokens } from "./chart-tokens";
import { directLabels } from "./direct-labels";
import { reportLayout } from "./report-layout";
import { scatterDatasets } from "./scatter-datasets";
import type { ScatterModel } from "./scatter-model";
import { scatterOptions } from "./scatter-options";
import type { PlotArea } from "./slice-geometry";

ChartJs.register(ScatterController, PointElement, LogarithmicScale);

interface ScatterCanvasProps {
  model: ScatterModel;
  xText: (value: number) => string;
  yText: (value: number) => string;
  isPrint: boolean;
  /** The chart in one sentence. */
  label: string;
  onLayout: (area: PlotArea) => void;
}

const PLUGINS = [directLabels, reportLayout];

/** Loaded on its own, because chart.js is heavy. */
export default function ScatterCanvas({ label, model, xText, yText, isPrint, onLayout }: ScatterCanvasProps) {
  const tokens = useChartTokens();
  const data = useMemo(() => scatterDatasets(model, tokens), [model, tokens]);
  const options = useMemo(
    () => scatterOptions({ model, tokens, xText, yText, isPrint, onLayout }),
    [model, tokens, xText, yText, isPrint, onLayout],
  );
  return (
    <Chart
      type="scatter"
      data={data}
      options={options}
      plugins={PLUGINS}
      datasetIdKey="key"
      updateMode="none"
      aria-label={label}
    />
  );
}
