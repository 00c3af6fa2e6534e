import { ratio, whole } from "../report/format-figure.js";
import type { Table } from "../report/markdown-table.js";
import type { Measure } from "../rounds/measure.js";
import { median } from "../rounds/quantile.js";
import { PLAIN_INSERT } from "../yardstick/plain-insert.js";
import type { Stage } from "./stage.js";

const MIB = 1024 ** 2;

/** Medians at both sizes, their ratio, and the ratio without the drift of the machine. */
export function speedsTable(measures: readonly Measure[], small: Stage, grown: Stage): Table {
  const drift = speedOf(grown, PLAIN_INSERT) / speedOf(small, PLAIN_INSERT);
  return {
    head: ["events/s", `at ${whole(small.rows)}`, `at ${whole(grown.rows)}`, "ratio", "of the plain insert's ratio"],
    rows: measures.map(({ name, label }) => {
      const kept = speedOf(grown, name) / speedOf(small, name);
      return [label, whole(speedOf(small, name)), whole(speedOf(grown, name)), ratio(kept), ratio(kept / drift)];
    }),
  };
}

export function sizesTable(stages: readonly Stage[]): Table {
  return {
    head: ["sizes after the fill", "rows", "table MiB", "indexes MiB", "table bytes/row", "fill seconds"],
    rows: stages.flatMap(({ rows, sizes, fillSeconds }) =>
      sizes.map((size, at) => [
        `\`${size.table}\` at ${whole(rows)}`,
        whole(size.rows),
        whole(size.tableBytes / MIB),
        whole(size.indexBytes / MIB),
        whole(size.tableBytes / size.rows),
        at === 0 ? whole(fillSeconds) : "",
      ]),
    ),
  };
}

function speedOf({ samples }: Stage, name: string): number {
  return median((samples.get(name) ?? []).map(({ eventsPerSecond }) => eventsPerSecond));
}
