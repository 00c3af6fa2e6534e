import type { ChartOptions } from "chart.js";
import type { ChartTokens } from "./chart-tokens";
import { labelledMarks } from "./log-marks";
import type { ScatterModel } from "./scatter-model";
import type { PlotArea } from "./slice-geometry";

interface ScatterOptionsInput {
  model: ScatterModel;
  tokens: ChartTokens;
  xText: (value: number) => string;
  yText: (value: number) => string;
  /** On paper: names beside the dots, and twice as many pixels as a screen needs. */
  isPrint: boolean;
  onLayout: (area: PlotArea) => void;
}

const MAX_DENSITY = 2;
/** Room for the names beside the dots. */
const LABELS_PX = 148;

/** Two logarithmic axes from the first to the last mark. Pointer and keys belong to the HTML around the canvas. */
export function scatterOptions(input: ScatterOptionsInput): ChartOptions<"scatter"> {
  const { model, tokens, xText, yText, isPrint, onLayout } = input;
  const labels = isPrint ? model.series.filter(({ isHidden }) => !isHidden).map(({ label }) => label) : [];
  return {
    events: [],
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    devicePixelRatio: isPrint ? MAX_DENSITY : Math.min(window.devicePixelRatio, MAX_DENSITY),
    parsing: false,
    normalized: true,
    layout: { padding: { top: 4, right: isPrint ? LABELS_PX : 8 } },
    plugins: {
      reportLayout: { onLayout },
      directLabels: { labels, color: tokens.axisText, font: `12px ${tokens.fontFamily}` },
    },
    scales: {
      x: logScale({ marks: model.xMarks, title: model.xLabel, text: xText }, tokens),
      y: logScale({ marks: model.yMarks, title: model.yLabel, text: yText }, tokens),
    },
  };
}

interface LogAxis {
  marks: readonly number[];
  title: string;
  text: (value: number) => string;
}

type Scale = NonNullable<NonNullable<ChartOptions<"scatter">["scales"]>[string]>;

function logScale({ marks, title, text }: LogAxis, tokens: ChartTokens): Scale {
  const font = { family: tokens.fontFamily, size: 12, lineHeight: 1.33 };
  return {
    type: "logarithmic",
    min: marks[0] ?? 1,
    max: marks.at(-1) ?? 10,
    afterBuildTicks: (scale) => {
      scale.ticks = labelledMarks(marks).map((value) => ({ value }));
    },
    title: { display: true, text: title, color: tokens.axisText, font },
    border: { color: tokens.divider },
    grid: { color: tokens.grid, drawTicks: false },
    ticks: {
      padding: 6,
      autoSkip: false,
      maxRotation: 0,
      color: tokens.axisText,
      font,
      callback: (v) => text(Number(v)),
    },
  };
}
