import type { RetentionMonth } from "../api/use-retention";

export type MonthState = "live" | "archiving" | "archived" | "restored" | "failed";

type MonthRow = Pick<
  RetentionMonth,
  "month" | "part" | "state" | "step" | "bytes" | "failure" | "restoredUntil" | "isRestoring"
>;

/** All of a month, in the database and in files, as one bar. */
export interface MonthBar {
  /** `2026-08` */
  month: string;
  state: MonthState;
  bytes: number;
  /** 0 to 1 of the largest month. */
  share: number;
}

/** Of one row: requests in the database, or a file. What failed comes first. */
export function monthState({ state, step, failure, restoredUntil }: Omit<MonthRow, "month">): MonthState {
  if (failure != null) return "failed";
  switch (state) {
    case "LIVE":
      return "live";
    case "FAILED":
      return "failed";
    case "ARCHIVING":
      return "archiving";
    case "ARCHIVED":
      if (step != null) return "archiving";
      return restoredUntil == null ? "archived" : "restored";
  }
}

/** What is told of a month whose parts are in different states. */
const MOST_TELLING: readonly MonthState[] = ["failed", "archiving", "restored", "archived", "live"];

/** Oldest first. A file that does not count yet adds no size: its requests are in the database still. */
export function toMonthBars(rows: readonly MonthRow[]): readonly MonthBar[] {
  const months = new Map<string, { states: MonthState[]; bytes: number }>();
  for (const row of rows) {
    const bar = months.get(row.month) ?? { states: [], bytes: 0 };
    bar.states.push(monthState(row));
    if (row.state === "LIVE" || row.state === "ARCHIVED") bar.bytes += Number(row.bytes ?? 0);
    months.set(row.month, bar);
  }
  const largest = Math.max(1, ...[...months.values()].map(({ bytes }) => bytes));
  return [...months.entries()]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([month, { states, bytes }]) => ({
      month,
      state: MOST_TELLING.find((state) => states.includes(state)) ?? "live",
      bytes,
      share: bytes / largest,
    }));
}
