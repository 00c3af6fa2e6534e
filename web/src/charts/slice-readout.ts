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
  const say = ({ label, texts, shareTexts }: ChartSeries) => joined([label, texts[index], shareTexts[index]]);
  const active = model.series.find(({ key }) => key === activeKey);
  if (active !== undefined) return [slice.name, say(active)].join(", ");
  const total = slice.isAhead ? slice.name : `${slice.name}: ${slice.totalText}`;
  return [
    total,
    ...seriesByValue(model, index).slice(0, 3).map(say),
    ...besideReadout(model, index),
    ...slice.notes,
    ...slice.events,
  ].join(", ");
}

function besideReadout({ comparison, forecast }: ChartModel, index: number): string[] {
  const before = comparison?.texts[index] ?? null;
  const expected = forecast?.texts[index] ?? null;
  return [
    ...(before === null ? [] : [joined([comparison?.label, before, comparison?.deltaTexts[index]])]),
    ...(expected === null ? [] : [joined([forecast?.label, expected])]),
  ];
}

function joined(parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined).join(" ");
}
