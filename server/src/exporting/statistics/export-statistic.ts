import type { RequestContext } from "../../access/request-context.js";
import { withinStatementTime } from "../../analytics/narrowed-events.js";
import { ask } from "../../analytics/question.js";
import type { FileTotals } from "../file-shape.js";
import { breakdownTable } from "./breakdown-table.js";
import { seriesTable } from "./series-table.js";
import type { StatisticExportRequest } from "./statistic-request.js";
import { writeTable } from "./write-table.js";

/**
 * Writes what a screen shows into a new file, from one snapshot of the database.
 *
 * @throws AppError BAD_INPUT when there are too many groups, or summing up takes too long
 */
export async function exportStatistic(
  context: RequestContext,
  { filter, shape, statistic }: StatisticExportRequest,
  path: string,
): Promise<FileTotals> {
  const asked = () =>
    ask(context, filter, (question) =>
      statistic.of === "breakdown" ? breakdownTable(question, statistic) : seriesTable(question, statistic),
    );
  return writeTable(await withinStatementTime(asked, "range"), shape, path);
}
