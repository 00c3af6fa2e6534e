import { rm, writeFile } from "node:fs/promises";
import type { RequestContext } from "../../access/request-context.js";
import { ask } from "../../analytics/question.js";
import type { FileTotals } from "../file-shape.js";
import { finishFile } from "../finish-file.js";
import { textLines } from "../text-lines.js";
import { breakdownTable } from "./breakdown-table.js";
import { seriesTable } from "./series-table.js";
import type { StatisticExportRequest } from "./statistic-request.js";

/** Writes what a screen shows into a new file, from one snapshot of the database. */
export async function exportStatistic(
  context: RequestContext,
  { filter, shape, statistic }: StatisticExportRequest,
  path: string,
): Promise<FileTotals> {
  const { title, records, totals } = await ask(context, filter, (question) =>
    statistic.of === "breakdown" ? breakdownTable(question, statistic) : seriesTable(question, statistic),
  );
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
