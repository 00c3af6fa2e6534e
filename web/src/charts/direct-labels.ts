import type { ChartType, Plugin } from "chart.js";
import { briefName } from "../lib/split-name";
import { spreadLabels } from "./spread-labels";

interface DirectLabels {
  /** One per dataset; empty switches the plugin off. */
  labels: readonly string[];
  color: string;
  font: string;
}

declare module "chart.js" {
  interface PluginOptionsByType<TType extends ChartType> {
    directLabels?: DirectLabels;
  }
}

const GAP_PX = 16;
const INDENT_PX = 10;

/** On paper: every series is named beside its rightmost dot, with a line to it, instead of by a legend. */
export const directLabels: Plugin<"scatter", DirectLabels> = {
  id: "directLabels",
  afterDatasetsDraw: (chart, _event, { labels, color, font }) => {
    const ends = labels.flatMap((label, index) => {
      const dots = chart.getDatasetMeta(index).data;
      const last = dots.reduce((right, dot) => (dot.x > right.x ? dot : right), dots[0] ?? { x: -1, y: 0 });
      return last.x < 0 ? [] : [{ label, x: last.x, y: last.y }];
    });
    const { right, top, bottom } = chart.chartArea;
    const places = spreadLabels(
      ends.map(({ y }) => y),
      { gap: GAP_PX, top: top + GAP_PX / 2, bottom: bottom - GAP_PX / 2 },
    );
    const brush = chart.ctx;
    brush.save();
    brush.font = font;
    brush.textBaseline = "middle";
    brush.fillStyle = color;
    brush.strokeStyle = color;
    brush.lineWidth = 0.5;
    ends.forEach(({ label, x, y }, index) => {
      const place = places[index] ?? y;
      brush.beginPath();
      brush.moveTo(x, y);
      brush.lineTo(right + INDENT_PX - 2, place);
      brush.stroke();
      brush.fillText(briefName(label), right + INDENT_PX, place);
    });
    brush.restore();
  },
};
