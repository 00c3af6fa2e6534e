import type { SeriesColumn } from "@tokenledger/model/export-columns";
import { formatUsd, parseUsd, pico } from "@tokenledger/model/money";
import { Meter } from "../../analytics/domain/question-words.js";
import type { Question } from "../../analytics/question.js";
import { type UsageSeriesLine, usageSeries } from "../../analytics/usage-series.query.js";
import { knownCost } from "../domain/known-cost.js";
import { localTimeIn } from "../domain/local-time.js";
import type { FileCell } from "../file-shape.js";
import type { SeriesExport } from "./statistic-request.js";
import type { StatisticTable } from "./statistic-table.js";

/** The buckets of a chart, a row for each of every line: bucket by bucket, in each the lines as they are ranked. */
export async function seriesTable(question: Question, request: SeriesExport): Promise<StatisticTable> {
  const { meter } = request;
  const { buckets, series } = await usageSeries(question, request);
  const localTime = localTimeIn(question.filter.range.timezone);
  const records = buckets.flatMap(({ start, end, label, complete }, slot) =>
    series.map((line): Readonly<Record<SeriesColumn, FileCell>> => ({
      start: localTime(start),
      end: localTime(end),
      bucket: label,
      isComplete: complete ? "yes" : "no",
      key: line.key,
      name: line.label,
      meter,
      value: valueOf(line, slot, meter),
      unpricedRequests: line.coverage[slot]?.unpricedRequests ?? 0,
    })),
  );
  const values = series.flatMap((line) => line.values);
  const unpricedRequests = series.reduce((sum, line) => sum + line.unpricedRequests, 0);
  const totals = { rows: records.length, unpricedRequests, meter, value: sumOf(values, meter) };
  return { title: "Buckets", records, totals };
}

function valueOf({ values, coverage }: UsageSeriesLine, slot: number, meter: Meter): string | null {
  const value = values[slot] ?? "0";
  const covered = coverage[slot];
  return meter === Meter.COST && covered !== undefined ? knownCost(value, covered) : value;
}

function sumOf(values: readonly string[], meter: Meter): string {
  if (meter === Meter.COST) return formatUsd(pico(values.reduce((sum, value) => sum + parseUsd(value), 0n)));
  return String(values.reduce((sum, value) => sum + BigInt(value), 0n));
}
