import type { ExportState } from "../../../lib/graphql/graphql";

/** Something moves by itself, so it is worth looking again. */
export function isUnderWay(state: ExportState): boolean {
  return state === "WAITING" || state === "RUNNING";
}

interface Progress {
  rowsDone: number;
  rowsTotal?: number | null;
}

/** 0 to 1; null where nobody knows how many there are. */
export function doneShare({ rowsDone, rowsTotal }: Progress): number | null {
  if (rowsTotal === null || rowsTotal === undefined) return null;
  return rowsTotal === 0 ? 1 : Math.min(1, rowsDone / rowsTotal);
}

/** The last quarter that was reached, for ears: 0, 25, 50, 75 or 100. */
export function reachedQuarter(share: number | null): number {
  return share === null ? 0 : Math.floor(share * 4) * 25;
}

/** Seconds that are left as milliseconds, as rough as they are known: steps of five seconds, then whole minutes. */
export function roughly(seconds: number): number {
  const step = seconds <= 55 ? 5 : 60;
  return Math.max(5, Math.ceil(seconds / step) * step) * 1000;
}
