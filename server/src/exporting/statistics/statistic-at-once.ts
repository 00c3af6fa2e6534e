import type { FileAtOnce } from "../file-at-once.js";
import { toldOfStatistic } from "../record-export.js";
import { exportStatistic } from "./export-statistic.js";
import { readStatisticExport } from "./read-statistic-export.js";

/** What a screen sums up. @throws AppError BAD_INPUT naming the parameter */
export function readStatisticAtOnce(query: URLSearchParams): FileAtOnce {
  const request = readStatisticExport(query);
  const { of, groupBy } = request.statistic;
  return {
    name: `${of}-${groupBy.toLowerCase()}`,
    format: request.shape.format,
    told: toldOfStatistic(request),
    write: (context, path) => exportStatistic(context, request, path),
  };
}
