import type { ChartData } from "chart.js";
import type { ChartForecast, ChartModel, ChartSeries } from "./chart-model";
import { isDrawnFilling } from "./is-drawn-filling";
import type { ChartTokens } from "./chart-tokens";
import { expectedPattern, fillingPattern, tonePattern } from "./fill-pattern";

export type StackData = ChartData<"bar", { x: number; y: number | null }[]>;

const MAX_BAR_PX = 48;
/** Bars of a year are a few pixels wide: they need all of them. */
const CROWDED_SLICES = 120;

/** chart.js' view of a prepared model: visible series only, bottom of the stack first; what is expected on top. */
export function stackDatasets(model: ChartModel, tokens: ChartTokens): StackData {
  const { slices, series, forecast } = model;
  const visible = series.filter(({ isHidden }) => !isHidden);
  const tops = slices.map((_, slice) => visible.findLastIndex(({ values }) => (values[slice] ?? 0) > 0));
  return {
    labels: slices.map(({ key }) => key),
    datasets: [
      ...visible.map((line, position) => ({
        key: line.key,
        label: line.label,
        data: points(line.values),
        backgroundColor: fills(line, model, tokens),
        // A hairline of surface between neighbours, so that they need not differ by hue alone.
        borderColor: tokens.surface,
        borderWidth: { top: 1, right: 0, bottom: 0, left: 0 },
        borderRadius: tops.map((top) =>
          top === position ? { topLeft: 2, topRight: 2, bottomLeft: 0, bottomRight: 0 } : 0,
        ),
        ...barShape(slices.length),
      })),
      ...(forecast === null ? [] : [expectedDataset(forecast, slices.length, tokens)]),
    ],
  };
}

function expectedDataset({ label, added }: ChartForecast, slices: number, tokens: ChartTokens) {
  return {
    // No key of a series has a space in front.
    key: " forecast",
    label,
    data: points(added),
    backgroundColor: expectedPattern(tokens.axisText),
    borderColor: tokens.axisText,
    borderWidth: 1,
    borderRadius: 2,
    ...barShape(slices),
  };
}

/** A bar without height would still draw its hairline along the axis. */
function points(values: readonly (number | null)[]) {
  return values.map((y, x) => ({ x, y: y === 0 ? null : y }));
}

function barShape(slices: number) {
  return {
    borderSkipped: false as const,
    maxBarThickness: MAX_BAR_PX,
    categoryPercentage: slices > CROWDED_SLICES ? 1 : 0.82,
    barPercentage: 1,
  };
}

function fills({ tone }: ChartSeries, model: ChartModel, tokens: ChartTokens): (CanvasPattern | string)[] {
  const color = tokens.tones[tone];
  const settled = tokens.usePatterns ? tonePattern(tone, color, tokens.surface) : color;
  const filling = fillingPattern(color);
  return model.slices.map((_, index) => (isDrawnFilling(model, index) ? filling : settled));
}
