import type { ChartModel } from "../../../charts/chart-model";

/** Something that somebody did, which may explain what the chart does from then on. */
export interface ChartEvent {
  at: string;
  text: string;
}

/** Marks the slice in which each of them happened; what is outside of the chart is left out. */
export function withEvents(model: ChartModel, events: readonly ChartEvent[], endMs: number): ChartModel {
  if (events.length === 0) return model;
  const starts = model.slices.map(({ key }) => Date.parse(key));
  const texts = model.slices.map((): string[] => []);
  for (const { at, text } of events) {
    const atMs = Date.parse(at);
    if (atMs >= endMs) continue;
    texts[starts.findLastIndex((start) => start <= atMs)]?.push(text);
  }
  return { ...model, slices: model.slices.map((slice, index) => ({ ...slice, events: texts[index] ?? [] })) };
}
