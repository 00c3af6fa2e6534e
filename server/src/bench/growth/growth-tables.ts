import { range, ratio, whole } from "../report/format-figure.js";
import type { Table } from "../report/markdown-table.js";
import type { Measure } from "../rounds/measure.js";
import { median } from "../rounds/quantile.js";
import type { Samples } from "../rounds/take-turns.js";
import type { Ledger } from "./ledger.js";

const MIB = 1024 ** 2;

/** Medians at both sizes, and their ratio. */
export function speedsTable(
  measures: readonly Measure[],
  samples: Samples,
  [small, grown]: readonly [Ledger, Ledger],
): Table {
  const speeds = (name: string) => (samples.get(name) ?? []).map(({ eventsPerSecond }) => eventsPerSecond);
  return {
    head: ["events/s", `at ${whole(small.rows)}`, "range", `at ${whole(grown.rows)}`, "range", "ratio"],
    rows: measures
      .filter(({ name }) => name.startsWith("small "))
      .map(({ name, label }) => {
        const [before, after] = [speeds(name), speeds(name.replace("small ", "grown "))];
        const [speedBefore, speedAfter] = [median(before), median(after)];
        const ranges = [range(before, whole), range(after, whole)] as const;
        return [label, whole(speedBefore), ranges[0], whole(speedAfter), ranges[1], ratio(speedAfter / speedBefore)];
      }),
  };
}

export function sizesTable(ledgers: readonly Ledger[]): Table {
  return {
    head: ["sizes after the fill", "rows", "table MiB", "indexes MiB", "table bytes/row", "fill seconds"],
    rows: ledgers.flatMap(({ rows, sizes, fillSeconds }) =>
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
