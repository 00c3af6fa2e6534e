import { readChoice, readFlag, readRange, refuseUnknown } from "../../core/query-parameters.js";
import type { AuditFilterRequest } from "./audit-filter.js";

const EXPORT_FORMATS = ["csv", "jsonl"] as const;
type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportRequest {
  readonly format: ExportFormat;
  /** For programs that take a file without it for one of their own encoding. */
  readonly bom: boolean;
  readonly filter: AuditFilterRequest;
}

const SINGLE = ["format", "bom", "range", "from", "to", "targetKind", "targetId", "search"];
const REPEATED = ["actor", "action"];

/**
 * What a query string asks to export.
 *
 * @throws AppError BAD_INPUT naming the parameter, one that does not exist included: a filter that was
 * misspelled would export more than was meant
 */
export function readExportRequest(query: URLSearchParams): ExportRequest {
  refuseUnknown(query, { single: SINGLE, repeated: REPEATED });
  return {
    format: readChoice(query, "format", EXPORT_FORMATS),
    bom: readFlag(query, "bom"),
    filter: {
      range: readRange(query),
      actors: query.getAll("actor"),
      actions: query.getAll("action"),
      targetKind: query.get("targetKind"),
      targetId: query.get("targetId"),
      search: query.get("search"),
    },
  };
}
