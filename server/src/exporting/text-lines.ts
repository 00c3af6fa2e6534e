import { stringify } from "csv-stringify/sync";
import { guardFormula } from "../core/guard-formula.js";
import type { FileColumn, FileRecord, FileShape, FileTotals } from "./file-shape.js";

/** The parts of a file of text, in their order; of other formats, those of the rows it is made from. */
export interface TextLines {
  readonly head: () => string;
  readonly rows: (records: readonly FileRecord[]) => string;
  readonly foot: (totals: FileTotals) => string;
}

export function textLines(shape: FileShape): TextLines {
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

function csvLines({ columns, bom, footer }: FileShape): TextLines {
  return {
    head: () => (bom ? "\uFEFF" : "") + toCsv([columns.map(({ name }) => name)]),
    rows: (records) => toCsv(records.map((record) => columns.map(({ name, kind }) => csvCell(kind, record[name])))),
    foot: (totals) => {
      const words = Object.entries(totals).map(([name, sum]) => `${name}=${sum}`);
      return footer ? `# ${words.join(" ")}\r\n` : "";
    },
  };
}

/** A reader who takes lines with # for remarks must not take a row for one. */
function toCsv(cells: readonly (readonly string[])[]): string {
  return stringify([...cells], { record_delimiter: "windows", quoted_match: /^#/ });
}

/** Numbers, those below zero too, are written as they are. */
function csvCell(kind: FileColumn["kind"], cell: FileRecord[string] = null): string {
  if (cell === null) return "";
  if (typeof cell === "object") return JSON.stringify(cell);
  return kind === "text" ? guardFormula(String(cell)) : String(cell);
}

function jsonLines({ footer }: Pick<FileShape, "footer">): TextLines {
  return {
    head: () => "",
    rows: (records) => records.map((record) => `${JSON.stringify(record)}\n`).join(""),
    foot: (totals) => (footer ? `${JSON.stringify({ totals })}\n` : ""),
  };
}
