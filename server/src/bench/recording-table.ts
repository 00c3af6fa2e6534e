import { range, ratio, whole } from "./report/format-figure.js";
import type { Table } from "./report/markdown-table.js";
import type { Measure } from "./rounds/measure.js";
import { median } from "./rounds/quantile.js";
import type { Samples } from "./rounds/take-turns.js";
import { PLAIN_INSERT } from "./yardstick/plain-insert.js";
import { RAW_COPY } from "./yardstick/raw-copy.js";
import { SINGLE_INSERT_CONNECTIONS, singleInsertName } from "./yardstick/single-insert.js";

const NONE = "–";
/** Of the load, which is how many transactions are under way when nothing is shared. */
export const UNSHARED_CONNECTIONS = [4, 16, 64] as const;

export function unsharedName(connections: number): string {
  return `unshared-${connections}`;
}

/** Medians, and what they are of the yardsticks' medians in the same run. */
export function recordingTable(measures: readonly Measure[], samples: Samples): Table {
  const speeds = (name: string) => (samples.get(name) ?? []).map(({ eventsPerSecond }) => eventsPerSecond);
  const plain = median(speeds(PLAIN_INSERT));
  const copied = median(speeds(RAW_COPY));
  const single = Math.max(...SINGLE_INSERT_CONNECTIONS.map((count) => median(speeds(singleInsertName(count)))));
  const unshared = Math.max(...UNSHARED_CONNECTIONS.map((count) => median(speeds(unsharedName(count)))));
  return {
    head: [
      "durable events per second",
      "median",
      "of plain insert",
      "of COPY",
      "of best one-row insert",
      "of best unshared",
      "range",
      "including merge",
      "generator µs/request",
    ],
    rows: measures.map(({ name, label, isSingle }) => {
      const speed = median(speeds(name));
      return [
        label,
        whole(speed),
        ratio(speed / plain),
        ratio(speed / copied),
        isSingle ? ratio(speed / single) : NONE,
        isSingle ? ratio(speed / unshared) : NONE,
        range(speeds(name), whole),
        medianOrNone((samples.get(name) ?? []).map(({ mergedPerSecond }) => mergedPerSecond)),
        medianOrNone((samples.get(name) ?? []).map((reading) => reading.generatorMicrosecondsPerRequest)),
      ];
    }),
  };
}

function medianOrNone(numbers: readonly (number | null)[]): string {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? NONE : whole(median(known));
}
