import { AppError } from "../core/errors.js";
import type { FileColumn, FileRecord } from "./file-shape.js";
import { readRows, type RowsFile } from "./rows-file.js";
import type { WorkbookCell } from "./workbook/cell-xml.js";
import { MOST_SHEET_ROWS, writeWorkbook } from "./workbook/write-workbook.js";

/**
 * A sheet of the rows and one of their totals. Cost is written as the decimal it is; a spreadsheet computes with 15
 * digits of it, so that the exact sum is text.
 *
 * @throws AppError BAD_INPUT when a sheet cannot hold that many rows
 */
export async function writeExcel({ rows, path, title, shape: { columns }, totals }: RowsFile): Promise<void> {
  if (Number(totals["rows"]) >= MOST_SHEET_ROWS) {
    throw AppError.refused(
      `format: a sheet of Excel holds ${MOST_SHEET_ROWS - 1} rows; take another format.`,
      "format",
    );
  }
  const facts = Object.entries(totals);
  await writeWorkbook(path, [
    { name: title, heading: columns.map(({ name }) => name), rows: cellsOf(rows, columns) },
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

async function* cellsOf(rows: string, columns: readonly FileColumn[]): AsyncGenerator<WorkbookCell[]> {
  for await (const record of readRows(rows)) yield columns.map((column) => cellOf(record, column));
}

function cellOf(record: FileRecord, { name, kind }: FileColumn): WorkbookCell {
  const cell = record[name] ?? null;
  if (cell === null) return null;
  if (typeof cell === "object") return { text: JSON.stringify(cell) };
  const isNumber = kind === "count" || kind === "usd" || kind === "decimal";
  return isNumber ? { decimal: String(cell) } : { text: String(cell) };
}
