import { rm, writeFile } from "node:fs/promises";
import type { RequestContext } from "../../access/request-context.js";
import { withinStatementTime } from "../../analytics/narrowed-events.js";
import { ask } from "../../analytics/question.js";
import type { FileTotals } from "../file-shape.js";
import { finishFile } from "../finish-file.js";
import { textLines } from "../text-lines.js";
import { breakdownTable } from "./breakdown-table.js";
import { seriesTable } from "./series-table.js";
import type { StatisticExportRequest } from "./statistic-request.js";

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
  const { title, records, totals } = await withinStatementTime(asked, "range");
  const names = shape.columns.map(({ name }) => name);
  const chosen = records.map((record) => Object.fromEntries(names.map((name) => [name, record[name] ?? null])));
  const lines = textLines(shape);
  const rows = `${path}.rows`;
  try {
    await writeFile(rows, lines.head() + lines.rows(chosen) + lines.foot(totals), { flag: "wx", mode: 0o600 });
    await finishFile({ rows, path, title, shape, totals });
    return totals;
  } finally {
    await rm(rows, { force: true });
  }
}
