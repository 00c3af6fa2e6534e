import { stringify } from "csv-stringify/sync";
import { guardFormula } from "../core/guard-formula.js";
import { COLUMN_KINDS } from "@tokenledger/model/export-columns";
import { writeTotals, type ExportTotals } from "./domain/export-totals.js";
import type { ExportRecord } from "./event-record.js";
import type { ExportShape } from "./export-request.js";

/** The parts of a file of text, in their order; of other formats, those of the rows it is made from. */
export interface TextLines {
  readonly head: () => string;
  readonly rows: (records: readonly ExportRecord[]) => string;
  readonly foot: (totals: ExportTotals) => string;
}

export function textLines(shape: ExportShape): TextLines {
  switch (shape.format) {
    case "csv":
      return csvLines(shape);
    case "jsonl":
      return jsonLines(shape);
    case "xlsx":
    case "parquet":
      return jsonLines({ footer: false });
  }
}

function csvLines({ columns, bom, footer }: ExportShape): TextLines {
  return {
    head: () => (bom ? "\uFEFF" : "") + toCsv([columns]),
    rows: (records) =>
      toCsv(records.map((record) => columns.map((column) => csvCell(COLUMN_KINDS[column], record[column])))),
    foot: (totals) => {
      const words = Object.entries(writeTotals(totals)).map(([name, sum]) => `${name}=${sum}`);
      return footer ? `# ${words.join(" ")}\r\n` : "";
    },
  };
}

/** A reader who takes lines with # for remarks must not take a row for one. */
function toCsv(cells: readonly (readonly string[])[]): string {
  return stringify([...cells], { record_delimiter: "windows", quoted_match: /^#/ });
}

/** Numbers, those below zero too, are written as they are. */
function csvCell(
  kind: (typeof COLUMN_KINDS)[keyof typeof COLUMN_KINDS],
  cell: ExportRecord[keyof ExportRecord] = null,
): string {
  if (cell === null) return "";
  if (typeof cell === "object") return JSON.stringify(cell);
  return kind === "text" ? guardFormula(String(cell)) : String(cell);
}

function jsonLines({ footer }: Pick<ExportShape, "footer">): TextLines {
  return {
    head: () => "",
    rows: (records) => records.map((record) => `${JSON.stringify(record)}\n`).join(""),
    foot: (totals) => (footer ? `${JSON.stringify({ totals: writeTotals(totals) })}\n` : ""),
  };
}
