import { rm, writeFile } from "node:fs/promises";
import type { FileShape, FileTotals } from "../file-shape.js";
import { finishFile } from "../finish-file.js";
import { textLines } from "../text-lines.js";
import type { StatisticTable } from "./statistic-table.js";

/** Writes rows that are all there into a new file, of their columns those that were chosen. */
export async function writeTable(
  { title, records, totals }: StatisticTable,
  shape: FileShape,
  path: string,
): Promise<FileTotals> {
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
