import { exportAtOnce } from "./export-at-once.js";
import type { FileAtOnce } from "./file-at-once.js";
import { readUsageExport } from "./read-usage-export.js";
import { toldOf } from "./record-export.js";

/** Single requests. @throws AppError BAD_INPUT naming the parameter */
export function readRequestsAtOnce(query: URLSearchParams): FileAtOnce {
  const request = readUsageExport(query);
  return {
    name: "usage",
    format: request.format,
    told: toldOf(request),
    write: (context, path) => exportAtOnce(context, request, path),
  };
}
