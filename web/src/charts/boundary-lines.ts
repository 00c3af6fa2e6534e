import type { Chart, ChartType, Plugin } from "chart.js";

interface BoundaryLines {
  boundaries: readonly number[];
  color: string;
}

declare module "chart.js" {
  interface PluginOptionsByType<TType extends ChartType> {
    boundaryLines?: BoundaryLines;
  }
}

/** Faint lines where a week, month, day or year begins: at the left edge of its first slice. */
export const boundaryLines: Plugin<"bar", BoundaryLines> = {
  id: "boundaryLines",
  beforeDatasetsDraw: (chart, _event, options) => draw(chart, options),
};

function draw(chart: Chart, { boundaries, color }: BoundaryLines): void {
  const { ctx, chartArea, data } = chart;
  const slices = data.labels?.length ?? 0;
  if (slices === 0) return;
  const width = (chartArea.right - chartArea.left) / slices;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = 1;
  for (const slice of boundaries) {
    // Half a pixel keeps a hairline one pixel wide.
    const x = Math.round(chartArea.left + slice * width) + 0.5;
    ctx.beginPath();
    ctx.moveTo(x, chartArea.top);
    ctx.lineTo(x, chartArea.bottom);
    ctx.stroke();
  }
  ctx.restore();
}
