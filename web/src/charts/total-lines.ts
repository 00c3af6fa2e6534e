import type { Chart, ChartType, Plugin } from "chart.js";
import type { ChartComparison, ChartForecast, ChartUsual } from "./chart-model";

interface TotalLines {
  comparison: ChartComparison | null;
  usual: ChartUsual | null;
  forecast: ChartForecast | null;
  color: string;
}

declare module "chart.js" {
  interface PluginOptionsByType<TType extends ChartType> {
    totalLines?: TotalLines;
  }
}

const BAND_FILL = 0.14;
const LINE_PX = 1.5;
const DOTS = [1.5, 3];
const DASHES = [5, 3];

/**
 * Over the stack: the total of the period compared with as a dotted line, what is usual as a plain one and what
 * is expected as a dashed one, both with their band. By hand, because line datasets would join the stack, and bring points and fillers.
 */
export const totalLines: Plugin<"bar", TotalLines> = {
  id: "totalLines",
  beforeDatasetsDraw: (chart, _event, { usual, forecast, color }) => {
    if (usual !== null) drawBand(chart, usual, color);
    if (forecast !== null) drawBand(chart, forecast, color);
  },
  afterDatasetsDraw: (chart, _event, { comparison, usual, forecast, color }) => {
    if (usual !== null) drawLine(chart, usual.middles, { color, dash: [] });
    if (comparison !== null) drawLine(chart, comparison.values, { color, dash: DOTS });
    if (forecast !== null) drawLine(chart, expectedTops(chart, forecast), { color, dash: DASHES });
  },
};

/** The largest value that a line or a band reaches, for the axis; 0 without any. */
export function highestLine({ comparison, usual, forecast }: Omit<TotalLines, "color">): number {
  const tops = [...(comparison?.values ?? []), ...(usual?.highs ?? []), ...(forecast?.highs ?? [])];
  return Math.max(0, ...tops.map((value) => value ?? 0));
}

function drawBand(chart: Chart, { lows, highs }: Pick<ChartForecast, "lows" | "highs">, color: string): void {
  const { ctx } = chart;
  const width = sliceWidth(chart);
  ctx.save();
  ctx.globalAlpha = BAND_FILL;
  ctx.fillStyle = color;
  highs.forEach((high, index) => {
    const low = lows[index];
    if (high === null || low === null || low === undefined) return;
    const [top, bottom] = [yOf(chart, high), yOf(chart, low)];
    ctx.fillRect(chart.chartArea.left + index * width, top, width, Math.max(1, bottom - top));
  });
  ctx.restore();
}

/** The tops of the hatched bars; chart.js has stacked them. */
function expectedTops(chart: Chart, { added }: ChartForecast): (number | null)[] {
  const bars = chart.getDatasetMeta(chart.data.datasets.length - 1).data;
  return added.map((value, index) => {
    const bar = bars[index];
    return value === null || bar === undefined ? null : (chart.scales["y"]?.getValueForPixel(bar.y) ?? null);
  });
}

interface Stroke {
  color: string;
  dash: readonly number[];
}

/** From middle to middle of the slices; a gap where there is no value. */
function drawLine(chart: Chart, values: readonly (number | null)[], { color, dash }: Stroke): void {
  const { ctx, chartArea } = chart;
  const width = sliceWidth(chart);
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = LINE_PX;
  ctx.lineCap = "round";
  ctx.setLineDash([...dash]);
  ctx.beginPath();
  values.forEach((value, index) => {
    if (value === null) return;
    const x = chartArea.left + (index + 0.5) * width;
    const before = values[index - 1];
    if (before === null || before === undefined) ctx.moveTo(x, yOf(chart, value));
    else ctx.lineTo(x, yOf(chart, value));
  });
  ctx.stroke();
  ctx.restore();
}

function yOf(chart: Chart, value: number): number {
  return chart.scales["y"]?.getPixelForValue(value) ?? chart.chartArea.bottom;
}

function sliceWidth({ chartArea, data }: Chart): number {
  return (chartArea.right - chartArea.left) / Math.max(1, data.labels?.length ?? 0);
}
