import type { RecostState } from "../../../lib/graphql/graphql";

/** Something moves by itself, so it is worth looking again. */
export function isUnderWay(state: RecostState): boolean {
  switch (state) {
    case "QUEUED":
    case "RUNNING":
    case "UNDOING":
      return true;
    case "DONE":
    case "FAILED":
    case "CANCELLED":
    case "UNDONE":
      return false;
  }
}

/** Before it is done; what it has changed by then stays, and can be undone. */
export function canCancel(state: RecostState): boolean {
  return state === "QUEUED" || state === "RUNNING";
}

interface Undoable {
  state: RecostState;
  undoUntil?: string | null;
}

/** The server sets a time until which it can be undone, as long as there is something to undo. */
export function canUndo({ state, undoUntil }: Undoable, nowMs: number): boolean {
  return !isUnderWay(state) && state !== "UNDONE" && !!undoUntil && Date.parse(undoUntil) > nowMs;
}

/** 0 to 1; null before it is known how much there is to do. */
export function doneShare({
  requestsDone,
  requestsTotal,
}: {
  requestsDone: number;
  requestsTotal: number;
}): number | null {
  return requestsTotal === 0 ? null : Math.min(1, requestsDone / requestsTotal);
}
