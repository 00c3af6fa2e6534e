import { wallInstant } from "../../../lib/wall-instant";
import type { Alert } from "../api/use-alerts";

const DAY_MS = 86_400_000;

type Undoable = Pick<Alert, "status" | "type" | "isLate" | "crossedAt" | "periodEnd" | "timezone">;

/**
 * Whether opening these again is what they were before somebody acted on them: an owner, a rest or a resolution
 * does not come back, and the server opens nothing whose period is over.
 */
export function canUndo(alerts: readonly Undoable[], nowMs: number): boolean {
  return alerts.every((alert) => alert.status === "OPEN" && nowMs < closesAt(alert));
}

/** When an alert is over as it concerns people: of a late one and of an unusual day they have a day to see it. */
function closesAt({ type, isLate, crossedAt, periodEnd, timezone }: Undoable): number {
  if (type === "NO_DATA" || type === "ARCHIVE") return Infinity;
  const end = Date.parse(wallInstant(`${periodEnd}T00:00`, timezone));
  return isLate || type === "ANOMALY" ? Math.max(end, Date.parse(crossedAt) + DAY_MS) : end;
}
