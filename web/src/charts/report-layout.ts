import type { ChartType, Plugin } from "chart.js";
import type { PlotArea } from "./slice-geometry";

interface ReportLayout {
  onLayout: (area: PlotArea) => void;
}

declare module "chart.js" {
  interface PluginOptionsByType<TType extends ChartType> {
    reportLayout?: ReportLayout;
  }
}

/** Tells the HTML around the canvas where the bars are. */
export const reportLayout: Plugin<ChartType, ReportLayout> = {
  id: "reportLayout",
  afterLayout: ({ chartArea: { left, right, top, bottom } }, _event, { onLayout }) =>
    onLayout({ left, right, top, bottom }),
};
