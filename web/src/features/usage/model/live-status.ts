/** What the indicator may say. It never says "live" without having heard from the server lately. */
export type LiveStatus =
  | { kind: "past" }
  | { kind: "paused" }
  | { kind: "unavailable" }
  | { kind: "connecting" }
  | { kind: "live" }
  | { kind: "reconnecting"; attempt: number }
  | { kind: "stale"; sinceMs: number };

export interface LiveSituation {
  /** The range ends now. */
  isLiveRange: boolean;
  isPaused: boolean;
  /** The server does not tell news of this view. */
  isRefused: boolean;
  connection: { status: "connecting" | "open" | "reconnecting" | "closed"; attempt: number };
  /** Last tick or heartbeat; null before the first. */
  heardMs: number | null;
  /** When listening began. */
  listeningSinceMs: number;
  nowMs: number;
}

/** The server sends a heartbeat every 10 s: two missed ones are silence. */
const SILENCE_MS = 20_000;

/** Decides the indicator's word; exactly 20 s without a sign is already stale. */
export function liveStatus(situation: LiveSituation): LiveStatus {
  const { isLiveRange, isPaused, isRefused, connection, heardMs, listeningSinceMs, nowMs } = situation;
  if (!isLiveRange) return { kind: "past" };
  if (isRefused) return { kind: "unavailable" };
  if (isPaused) return { kind: "paused" };
  const lastSignMs = heardMs ?? listeningSinceMs;
  if (nowMs - lastSignMs >= SILENCE_MS) return { kind: "stale", sinceMs: lastSignMs };
  if (connection.status === "reconnecting" || connection.status === "closed") {
    return { kind: "reconnecting", attempt: connection.attempt };
  }
  return heardMs === null || connection.status === "connecting" ? { kind: "connecting" } : { kind: "live" };
}
