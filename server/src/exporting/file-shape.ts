import { COLUMN_KINDS, type ColumnKind } from "@tokenledger/model/export-columns";
import type { ExportFormat, ExportShape } from "./export-request.js";

export interface FileColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** How a file is written, whatever it tells of. */
export interface FileShape extends Omit<ExportShape, "columns"> {
  readonly format: ExportFormat;
  readonly columns: readonly FileColumn[];
}

export type FileCell = string | number | null | Readonly<Record<string, string>>;

/** One row of a file by its columns. Cost is exact decimal USD in text. */
export type FileRecord = Readonly<Record<string, FileCell | undefined>>;

/** What the rows add up to, as it is written: numbers, and exact decimals in text. */
export type FileTotals = Readonly<Record<string, number | string>>;

/** The shape of a file of single requests. */
export function shapeOfRequests({ format, columns, bom, footer }: ExportShape): FileShape {
  return { format, columns: columns.map((name) => ({ name, kind: COLUMN_KINDS[name] })), bom, footer };
}
