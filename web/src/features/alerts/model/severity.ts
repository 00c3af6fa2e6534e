import type { Alert } from "../api/use-alerts";

export type Severity = "reached" | "failed" | "warning" | "done";

/** How much it asks for attention. */
export function severityOf({ status, type, level }: Pick<Alert, "status" | "type" | "level">): Severity {
  if (status === "RESOLVED") return "done";
  if (type === "ARCHIVE") return "failed";
  return type === "LEVEL" && level >= 100 ? "reached" : "warning";
}
