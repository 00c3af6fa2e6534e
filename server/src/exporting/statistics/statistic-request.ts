import type { BreakdownSort, Compare, Grain, Meter, UsageDimension } from "../../analytics/domain/question-words.js";
import type { UsageFilterRequest } from "../../analytics/question.js";
import type { FileShape } from "../file-shape.js";

/** The groups of a ranking or breakdown, all of them. */
export interface BreakdownExport {
  readonly of: "breakdown";
  readonly groupBy: UsageDimension;
  readonly sort: BreakdownSort;
  readonly compare: Compare;
}

/** The buckets of a chart: those of each of its lines. */
export interface SeriesExport {
  readonly of: "series";
  readonly groupBy: UsageDimension;
  readonly meter: Meter;
  readonly grain: Grain;
  readonly top: number;
}

/** What of a screen is to be a file: what `usageBreakdown` or `usageSeries` answers by the same arguments. */
export interface StatisticExportRequest {
  readonly filter: UsageFilterRequest;
  readonly shape: FileShape;
  readonly statistic: BreakdownExport | SeriesExport;
}
