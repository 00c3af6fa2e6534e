import { range, ratio, tenth, whole } from "../report/format-figure.js";
import type { Table } from "../report/markdown-table.js";
import type { Measure } from "../rounds/measure.js";
import { median, quantile } from "../rounds/quantile.js";
import type { Samples } from "../rounds/take-turns.js";
import type { Delays } from "./measure-delays.js";

export const UNWATCHED = "unwatched";
export const WATCHED = "watched";

/** Medians, and what they are of those without a threshold in the same run. */
export function speedTable(measures: readonly Measure[], samples: Samples): Table {
  const speeds = (name: string) => (samples.get(name) ?? []).map(({ eventsPerSecond }) => eventsPerSecond);
  const merged = (name: string) =>
    (samples.get(name) ?? []).map(({ mergedPerSecond }) => mergedPerSecond ?? Number.NaN);
  return {
    head: ["durable events per second", "median", "of without", "range", "including merge", "of without"],
    rows: measures.map(({ name, label }) => [
      label,
      whole(median(speeds(name))),
      ratio(median(speeds(name)) / median(speeds(UNWATCHED))),
      range(speeds(name), whole),
      whole(median(merged(name))),
      ratio(median(merged(name)) / median(merged(UNWATCHED))),
    ]),
  };
}

export function delaysTable(delays: Delays): Table {
  return {
    head: ["from acknowledgement to alert", "crossings", "p50 ms", "p99 ms", "longest ms"],
    rows: [...delays].map(([name, taken]) => [
      name,
      whole(taken.length),
      tenth(quantile(taken, 0.5)),
      tenth(quantile(taken, 0.99)),
      tenth(quantile(taken, 1)),
    ]),
  };
}
