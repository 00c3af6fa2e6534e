import { ratio, tenth, whole } from "../report/format-figure.js";
import type { Table } from "../report/markdown-table.js";
import { median, quantile } from "../rounds/quantile.js";
import type { AnswerTimes } from "./answer-speed.js";
import type { MeasuredLedger } from "./measured-ledger.js";

const MIB = 1024 ** 2;

/** How fast, and how much faster than ClickHouse; the last columns say what was wanted. */
export function timesTable(times: readonly AnswerTimes[]): Table {
  return {
    head: ["milliseconds", "median", "p95", "wanted p95", "again", "ClickHouse", "times as fast", "wanted"],
    rows: times.map(({ question, product, again, clickhouse }) => [
      question.name,
      tenth(median(product)),
      tenth(quantile(product, 0.95)),
      whole(question.bound),
      tenth(median(again)),
      clickhouse.length === 0 ? "" : tenth(median(clickhouse)),
      clickhouse.length === 0 ? "" : ratio(median(clickhouse) / median(product)),
      question.wantedRatio === null ? "" : whole(question.wantedRatio),
    ]),
  };
}

/** Medians at both sizes, and the first asking after a start. */
export function growthTable(small: MeasuredLedger, grown: MeasuredLedger): Table {
  return {
    head: ["milliseconds", `at ${whole(small.rows)}`, `at ${whole(grown.rows)}`, "ratio", "cold", "cold ClickHouse"],
    rows: grown.times.map(({ question, product }, at) => {
      const [before, after] = [median(small.times[at]?.product ?? []), median(product)];
      const cold = grown.cold[at];
      return [
        question.name,
        tenth(before),
        tenth(after),
        ratio(after / before),
        tenth(cold?.product ?? Number.NaN),
        cold?.clickhouse == null ? "" : tenth(cold.clickhouse),
      ];
    }),
  };
}

export function answerSizesTable(ledgers: readonly MeasuredLedger[]): Table {
  return {
    head: ["sizes", "rows", "table MiB", "indexes MiB"],
    rows: ledgers.flatMap(({ rows, sizes, clickhouseBytes }) => [
      ...sizes.map((size) => [
        `\`${size.table}\` at ${whole(rows)}`,
        whole(size.rows),
        whole(size.tableBytes / MIB),
        whole(size.indexBytes / MIB),
      ]),
      [`ClickHouse at ${whole(rows)}`, whole(rows), whole(clickhouseBytes / MIB), ""],
    ]),
  };
}
