import type { ChartModel, ChartSeries } from "./chart-model";

/** Visible series of one slice, largest first; what has nothing there is left out. */
export function seriesByValue({ series }: ChartModel, index: number): ChartSeries[] {
  const visible = series.filter(({ isHidden }) => !isHidden);
  const some = visible.filter(({ values }) => (values[index] ?? 0) > 0);
  return some.sort((a, b) => (b.values[index] ?? 0) - (a.values[index] ?? 0));
}

/** Values of one slice for the ear: the total and its three largest parts, or the one series that is active. */
export function sliceReadout(model: ChartModel, index: number, activeKey: string | null): string {
  const slice = model.slices[index];
  if (slice === undefined) return "";
  const say = ({ label, texts, shareTexts }: ChartSeries) =>
    [label, texts[index], shareTexts[index]].filter((part) => part !== null && part !== undefined).join(" ");
  const active = model.series.find(({ key }) => key === activeKey);
  if (active !== undefined) return [slice.name, say(active)].join(", ");
  return [`${slice.name}: ${slice.totalText}`, ...seriesByValue(model, index).slice(0, 3).map(say)].join(", ");
}
