import { COLUMN_KINDS, type ExportColumn } from "@tokenledger/model/export-columns";
import { AppError } from "../core/errors.js";
import { writeTotals } from "./domain/export-totals.js";
import type { ExportRecord } from "./event-record.js";
import { readRows, type RowsFile } from "./rows-file.js";
import type { WorkbookCell } from "./workbook/cell-xml.js";
import { MOST_SHEET_ROWS, writeWorkbook } from "./workbook/write-workbook.js";

/**
 * A sheet of requests and one of their totals. Cost is written as the decimal it is; a spreadsheet computes with 15
 * digits of it, so that the exact sum is text.
 *
 * @throws AppError BAD_INPUT when a sheet cannot hold that many rows
 */
export async function writeExcel({ rows, path, shape: { columns }, totals }: RowsFile): Promise<void> {
  if (totals.rows >= MOST_SHEET_ROWS) {
    throw AppError.refused(
      `format: a sheet of Excel holds ${MOST_SHEET_ROWS - 1} rows; take another format.`,
      "format",
    );
  }
  const facts = Object.entries(writeTotals(totals));
  await writeWorkbook(path, [
    { name: "Requests", heading: columns, rows: cellsOf(rows, columns) },
    {
      name: "Totals",
      heading: ["name", "sum"],
      rows: facts.map(([name, sum]) => [
        { text: name },
        typeof sum === "number" ? { decimal: String(sum) } : { text: sum },
      ]),
    },
  ]);
}

async function* cellsOf(rows: string, columns: readonly ExportColumn[]): AsyncGenerator<WorkbookCell[]> {
  for await (const record of readRows(rows)) yield columns.map((column) => cellOf(record, column));
}

function cellOf(record: ExportRecord, column: ExportColumn): WorkbookCell {
  const cell = record[column] ?? null;
  if (cell === null) return null;
  if (typeof cell === "object") return { text: JSON.stringify(cell) };
  const kind = COLUMN_KINDS[column];
  return kind === "count" || kind === "usd" ? { decimal: String(cell) } : { text: String(cell) };
}
