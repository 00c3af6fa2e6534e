import { BREAKDOWN_COLUMN_KINDS, SERIES_COLUMN_KINDS } from "@tokenledger/model/export-columns";
import { BreakdownSort, Compare, Grain, Meter, UsageDimension } from "../../analytics/domain/question-words.js";
import { MAX_TOP } from "../../analytics/usage-series.query.js";
import { AppError } from "../../core/errors.js";
import { readChoice, refuseUnknown } from "../../core/query-parameters.js";
import { FILE_SHAPE, readFileShape } from "../read-file-shape.js";
import { FILTER_LISTS, FILTER_TIMES, readFilter } from "../read-usage-export.js";
import type { StatisticExportRequest } from "./statistic-request.js";

const OF = ["breakdown", "series"] as const;
const OF_EACH = { breakdown: ["sort", "compare"], series: ["meter", "grain", "top"] } as const;

/**
 * What a query string asks to export of a screen, under the names of the arguments of `usageBreakdown` or `usageSeries`.
 *
 * @throws AppError BAD_INPUT naming the parameter
 */
export function readStatisticExport(query: URLSearchParams): StatisticExportRequest {
  const of = readChoice(query, "of", OF);
  const single = ["of", "groupBy", ...OF_EACH[of], ...FILE_SHAPE, ...FILTER_TIMES];
  refuseUnknown(query, { single, repeated: FILTER_LISTS });
  return {
    filter: readFilter(query),
    shape: readFileShape(query, of === "breakdown" ? BREAKDOWN_COLUMN_KINDS : SERIES_COLUMN_KINDS),
    statistic: of === "breakdown" ? readBreakdown(query) : readSeries(query),
  };
}

function readBreakdown(query: URLSearchParams): StatisticExportRequest["statistic"] {
  return {
    of: "breakdown",
    groupBy: readChoice(query, "groupBy", Object.values(UsageDimension)),
    sort: query.has("sort") ? readChoice(query, "sort", Object.values(BreakdownSort)) : BreakdownSort.COST,
    compare: query.has("compare") ? readChoice(query, "compare", Object.values(Compare)) : Compare.OFF,
  };
}

function readSeries(query: URLSearchParams): StatisticExportRequest["statistic"] {
  const top = query.get("top") ?? "6";
  if (!/^\d{1,2}$/.test(top)) throw AppError.badInput("top", `a number from 1 to ${MAX_TOP}`, top);
  return {
    of: "series",
    groupBy: query.has("groupBy") ? readChoice(query, "groupBy", Object.values(UsageDimension)) : UsageDimension.NONE,
    meter: query.has("meter") ? readChoice(query, "meter", Object.values(Meter)) : Meter.COST,
    grain: query.has("grain") ? readChoice(query, "grain", Object.values(Grain)) : Grain.AUTO,
    top: Number(top),
  };
}
