import type { RequestContext } from "../access/request-context.js";
import type { ExportFormat } from "./export-request.js";
import type { FileTotals } from "./file-shape.js";

/** A file that one answer sends: what it is, and how it is written. */
export interface FileAtOnce {
  readonly name: string;
  readonly format: ExportFormat;
  /** Its conditions, for the audit log. */
  readonly told: object;
  readonly write: (context: RequestContext, path: string) => Promise<FileTotals>;
}
