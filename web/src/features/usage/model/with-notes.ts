import type { ChartModel } from "../../../charts/chart-model";
import type { AnomalyAnswer } from "./usage-answer";

/** Says of each slice what is unusual in it; an hour belongs to the day or month that it is drawn in. */
export function withNotes(
  model: ChartModel,
  anomalies: readonly AnomalyAnswer[],
  say: (anomaly: AnomalyAnswer, isWholeSlice: boolean) => string,
): ChartModel {
  if (anomalies.length === 0) return model;
  const starts = model.slices.map(({ key }) => Date.parse(key));
  const notes = model.slices.map((): string[] => []);
  for (const anomaly of anomalies) {
    const at = Date.parse(anomaly.start);
    const index = starts.findLastIndex((start) => start <= at);
    notes[index]?.push(say(anomaly, starts[index] === at && anomaly.grain === model.grain));
  }
  return { ...model, slices: model.slices.map((slice, index) => ({ ...slice, notes: notes[index] ?? [] })) };
}
