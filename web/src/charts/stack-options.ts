import type { ChartOptions } from "chart.js";
import type { ChartModel } from "./chart-model";
import type { ChartTokens } from "./chart-tokens";
import type { TimeAxis } from "./prepare-time-axis";
import type { PlotArea } from "./slice-geometry";
import { highestLine } from "./total-lines";

interface StackOptionsInput {
  /** What is drawn over the stack. */
  lines: Pick<ChartModel, "comparison" | "usual" | "forecast">;
  axis: TimeAxis;
  tokens: ChartTokens;
  axisText: (value: number) => string;
  /** Requests and tokens have no half ticks. */
  wholeNumbers: boolean;
  firstPaintMs: number;
  onLayout: (area: PlotArea) => void;
}

const MAX_DENSITY = 2;
const Y_TICKS = 5;

export function stackOptions({
  lines,
  axis,
  tokens,
  axisText,
  wholeNumbers,
  firstPaintMs,
  onLayout,
}: StackOptionsInput): ChartOptions<"bar"> {
  return {
    // Pointer and keys belong to the HTML around the canvas.
    events: [],
    animation: firstPaintMs === 0 ? false : { duration: firstPaintMs },
    responsive: true,
    maintainAspectRatio: false,
    devicePixelRatio: Math.min(window.devicePixelRatio, MAX_DENSITY),
    parsing: false,
    normalized: true,
    layout: { padding: { top: 4, right: 4 } },
    plugins: {
      boundaryLines: { boundaries: axis.boundaries, color: tokens.divider },
      totalLines: { ...lines, color: tokens.axisText },
      reportLayout: { onLayout },
    },
    scales: {
      x: timeScale(axis, tokens),
      y: { ...valueScale({ tokens, axisText, wholeNumbers }), suggestedMax: highestLine(lines) },
    },
  };
}

type Scales = NonNullable<ChartOptions<"bar">["scales"]>;

function timeScale(axis: TimeAxis, tokens: ChartTokens): Scales[string] {
  const lines = new Map(axis.ticks.map((tick) => [tick.index, tick.lines]));
  return {
    type: "category",
    stacked: true,
    grid: { display: false },
    border: { color: tokens.divider },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      color: tokens.axisText,
      font: axisFont(tokens),
      callback: (_value, index) => mutableLines(lines.get(index)),
    },
  };
}

function valueScale({
  tokens,
  axisText,
  wholeNumbers,
}: Pick<StackOptionsInput, "tokens" | "axisText" | "wholeNumbers">): Scales[string] {
  return {
    stacked: true,
    beginAtZero: true,
    grace: "5%",
    border: { display: false },
    grid: { color: tokens.grid, drawTicks: false },
    ticks: {
      maxTicksLimit: Y_TICKS,
      padding: 8,
      color: tokens.axisText,
      font: axisFont(tokens),
      ...(wholeNumbers ? { precision: 0 } : {}),
      callback: (value) => axisText(Number(value)),
    },
  };
}

function axisFont({ fontFamily }: ChartTokens) {
  return { family: fontFamily, size: 12, lineHeight: 1.33 };
}

function mutableLines(lines: readonly string[] | undefined): string | string[] {
  return lines === undefined ? "" : [...lines];
}
