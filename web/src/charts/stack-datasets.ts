import type { ChartData } from "chart.js";
import type { ChartModel, ChartSeries } from "./chart-model";
import type { ChartTokens } from "./chart-tokens";
import { fillingPattern, tonePattern } from "./fill-pattern";

export type StackData = ChartData<"bar", { x: number; y: number | null }[]>;

const MAX_BAR_PX = 48;
/** Bars of a year are a few pixels wide: they need all of them. */
const CROWDED_SLICES = 120;

/** chart.js' view of a prepared model: visible series only, bottom of the stack first. */
export function stackDatasets({ slices, series }: ChartModel, tokens: ChartTokens): StackData {
  const visible = series.filter(({ isHidden }) => !isHidden);
  const tops = slices.map((_, slice) => visible.findLastIndex(({ values }) => (values[slice] ?? 0) > 0));
  return {
    labels: slices.map(({ key }) => key),
    datasets: visible.map((line, position) => ({
      key: line.key,
      label: line.label,
      // A bar without height would still draw its hairline along the axis.
      data: line.values.map((y, x) => ({ x, y: y === 0 ? null : y })),
      backgroundColor: fills(line, slices, tokens),
      // A hairline of surface between neighbours, so that they need not differ by hue alone.
      borderColor: tokens.surface,
      borderWidth: { top: 1, right: 0, bottom: 0, left: 0 },
      borderSkipped: false,
      borderRadius: tops.map((top) =>
        top === position ? { topLeft: 2, topRight: 2, bottomLeft: 0, bottomRight: 0 } : 0,
      ),
      maxBarThickness: MAX_BAR_PX,
      categoryPercentage: slices.length > CROWDED_SLICES ? 1 : 0.82,
      barPercentage: 1,
    })),
  };
}

function fills({ tone }: ChartSeries, slices: ChartModel["slices"], tokens: ChartTokens): (CanvasPattern | string)[] {
  const color = tokens.tones[tone];
  const settled = tokens.usePatterns ? tonePattern(tone, color, tokens.surface) : color;
  const filling = fillingPattern(color);
  return slices.map(({ isComplete }) => (isComplete ? settled : filling));
}
