import type { ExportFormat as FormatOfSchema } from "../../../lib/graphql/graphql";
import type { ExportFormat } from "./export-url";

/** Formats of the schema by the names that files and words have. */
export const FORMAT_WORDS: Readonly<Record<FormatOfSchema, ExportFormat>> = {
  CSV: "csv",
  JSONL: "jsonl",
  XLSX: "xlsx",
  PARQUET: "parquet",
};
