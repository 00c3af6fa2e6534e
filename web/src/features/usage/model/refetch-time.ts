/** A tick is followed by the server's own numbers after this long. */
const RECONCILE_MS = 1_000;

interface RefetchTime {
  nowMs: number;
  /** When the last refetch began; null for none yet. */
  lastMs: number | null;
  /** The shortest time between two of them. */
  everyMs: number;
}

/** When to ask again after a tick: soon, so that numbers reconcile, but not more often than allowed. */
export function refetchTime({ nowMs, lastMs, everyMs }: RefetchTime): number {
  const soon = nowMs + RECONCILE_MS;
  return lastMs === null ? soon : Math.max(soon, lastMs + everyMs);
}
