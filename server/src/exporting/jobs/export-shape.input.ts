import { EXPORT_COLUMNS, isExportColumn } from "@tokenledger/model/export-columns";
import { Field, InputType } from "type-graphql";
import { AppError } from "../../core/errors.js";
import type { ExportShape } from "../export-request.js";
import { ExportFormatType } from "./export.type.js";
import { toFormat } from "./to-export.js";

@InputType("ExportShapeInput", { description: "How the file of an export is written." })
export class ExportShapeInput {
  @Field(() => ExportFormatType)
  format!: ExportFormatType;

  @Field(() => [String], { nullable: true, description: "Default: all. In the order of the file." })
  columns?: string[] | null;

  @Field(() => Boolean, { defaultValue: false, description: "Of CSV: begins with the mark of its encoding." })
  bom!: boolean;

  @Field(() => Boolean, {
    defaultValue: true,
    description: "Of CSV and JSON Lines: a last line with the number of rows and their sums. Others always have them.",
  })
  footer!: boolean;
}

/** @throws AppError BAD_INPUT naming `columns` */
export function readShape({ format, columns, bom, footer }: ExportShapeInput): ExportShape {
  return { format: toFormat(format), columns: readColumns(columns ?? null), bom, footer };
}

function readColumns(names: readonly string[] | null) {
  const unknown = names?.find((name) => !isExportColumn(name));
  if (unknown !== undefined) throw AppError.badInput("columns", `some of ${EXPORT_COLUMNS.join(" ")}`, unknown);
  if (names === null || names.length === 0) return EXPORT_COLUMNS;
  return EXPORT_COLUMNS.filter((column) => names.includes(column));
}
