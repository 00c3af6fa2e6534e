import type { RangeRequest } from "../../core/domain/resolve-range.js";
import { AppError } from "../../core/errors.js";
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
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * What a query string asks to export.
 *
 * @throws AppError BAD_INPUT naming the parameter, one that does not exist included: a filter that was
 * misspelled would export more than was meant
 */
export function readExportRequest(query: URLSearchParams): ExportRequest {
  refuseUnknown(query);
  return {
    format: readFormat(query.get("format")),
    bom: readFlag("bom", query.get("bom")),
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

function refuseUnknown(query: URLSearchParams): void {
  for (const name of query.keys()) {
    if (REPEATED.includes(name)) continue;
    if (!SINGLE.includes(name)) throw AppError.badInput(name, `one of ${[...SINGLE, ...REPEATED].join(" ")}`, name);
    if (query.getAll(name).length > 1) throw AppError.badInput(name, "one value", query.getAll(name));
  }
}

function readFormat(given: string | null): ExportFormat {
  const format = EXPORT_FORMATS.find((known) => known === given);
  if (format === undefined) throw AppError.badInput("format", EXPORT_FORMATS.join(" or "), given);
  return format;
}

function readFlag(name: string, given: string | null): boolean {
  if (given !== null && given !== "0" && given !== "1") throw AppError.badInput(name, "0 or 1", given);
  return given === "1";
}

function readRange(query: URLSearchParams): RangeRequest | null {
  const [preset, from, to] = [query.get("range"), readInstant(query, "from"), readInstant(query, "to")];
  if (preset === null && from === null && to === null) return null;
  if (preset === null && from === null) throw AppError.badInput("from", "an instant beside to", null);
  if (preset === null && to === null) throw AppError.badInput("to", "an instant beside from", null);
  if (from !== null && to !== null && from >= to) throw AppError.badInput("to", "an instant after from", to);
  return { preset, from, to };
}

function readInstant(query: URLSearchParams, name: "from" | "to"): Date | null {
  const text = query.get(name);
  if (text === null) return null;
  const instant = new Date(INSTANT.test(text) ? text : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw AppError.badInput(name, "an instant such as 2026-11-23T00:00:00Z", text);
  return instant;
}
