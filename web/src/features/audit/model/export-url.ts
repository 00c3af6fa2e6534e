import { toAuditFilter, type AuditView } from "./audit-filter";

export const EXPORT_FORMATS = ["csv", "jsonl"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Where everything that a view lists comes as a file. Spreadsheets read Korean in CSV by its byte order mark. */
export function exportUrl(format: ExportFormat, view: AuditView): string {
  const { actors, actions, targetKind, targetId, search } = toAuditFilter(view);
  const query = new URLSearchParams({ format, ...(format === "csv" ? { bom: "1" } : {}), range: view.range });
  for (const actor of actors ?? []) query.append("actor", actor);
  for (const action of actions ?? []) query.append("action", action);
  for (const [name, value] of Object.entries({ targetKind, targetId, search })) {
    if (value != null) query.append(name, value);
  }
  return `/v1/audit?${query.toString()}`;
}
