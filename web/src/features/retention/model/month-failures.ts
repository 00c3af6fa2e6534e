import type { RetentionMonth } from "../api/use-retention";

/**
 * `failed`: its requests are in the database still, and the next run goes on. `differs`: they are in a file alone that is
 * not as it was written. `restore`: the month could not be brought back.
 */
type FailureKind = "failed" | "differs" | "restore";

export interface MonthFailure {
  kind: FailureKind;
  /** `2026-08` */
  month: string;
  /** Null of the whole month. */
  part: number | null;
  /** In English, as the server says it. */
  reason: string;
}

type FailedRow = Pick<RetentionMonth, "month" | "part" | "state" | "step" | "failure" | "restoreFailure">;

/** What is wrong still: each file once, and a restore once for its month, which stands at every file of it. */
export function monthFailures(rows: readonly FailedRow[]): readonly MonthFailure[] {
  const found: MonthFailure[] = [];
  const restored = new Set<string>();
  for (const { month, part = null, state, step, failure, restoreFailure } of rows) {
    if (failure != null) {
      const kind = state === "ARCHIVED" && step == null ? "differs" : "failed";
      found.push({ kind, month, part, reason: failure });
    }
    if (restoreFailure == null || restored.has(month)) continue;
    restored.add(month);
    found.push({ kind: "restore", month, part: null, reason: restoreFailure });
  }
  return found;
}
