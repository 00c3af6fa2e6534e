import { useCallback, useEffect, useRef } from "react";
import { refetchTime } from "../model/refetch-time";
import { useLiveNews } from "./use-live-news";

export const HISTORY_EVERY_MS = 5_000;
/** For ticks that only the server can place: until it did, the chart lacks them. */
export const MISPLACED_EVERY_MS = 2_000;

interface LiveRefetch {
  /** Asks again after a tick; for those who decide themselves whether a tick concerns them. */
  schedule: (everyMs: number) => void;
  /** When the last refetch began; null for none yet. */
  lastMs: () => number | null;
}

/** A throttled refetch: one soon after the first tick, then at most one per `everyMs`, the last tick included. */
export function useLiveRefetch(refetch: () => void): LiveRefetch {
  const timer = useRef<{ id: ReturnType<typeof setTimeout>; atMs: number } | null>(null);
  const last = useRef<number | null>(null);
  const current = useRef(refetch);
  useEffect(() => {
    current.current = refetch;
  }, [refetch]);
  useEffect(() => () => clearTimeout(timer.current?.id), []);

  const schedule = useCallback((everyMs: number) => {
    const nowMs = Date.now();
    const atMs = refetchTime({ nowMs, lastMs: last.current, everyMs });
    if (timer.current !== null && timer.current.atMs <= atMs) return;
    clearTimeout(timer.current?.id);
    const run = () => {
      timer.current = null;
      last.current = Date.now();
      current.current();
    };
    timer.current = { id: setTimeout(run, atMs - nowMs), atMs };
  }, []);
  const lastMs = useCallback(() => last.current, []);

  useLiveNews((news) => {
    if (news.kind === "catch-up") schedule(0);
  });
  return { schedule, lastMs };
}
