import { useMemo, useSyncExternalStore } from "react";
import type { LocalNow } from "./date-range";
import { localDateTime } from "./format";
import { useSettings } from "./use-settings";
import { useTimeZone } from "./use-time-zone";

const MINUTE_MS = 60_000;
const CHECK_MS = 5000;

/** Now in the timezone that decides days, to the minute; components follow it across midnight. */
export function useLocalNow(): LocalNow {
  const timeZone = useTimeZone();
  const weekStart = useSettings()?.weekStart ?? 1;
  const at = useMinute();
  return useMemo(() => toLocalNow(at, timeZone, weekStart), [at, timeZone, weekStart]);
}

/** The same when it is asked for, for who draws nothing of it. */
export function useLocalClock(): () => LocalNow {
  const timeZone = useTimeZone();
  const weekStart = useSettings()?.weekStart ?? 1;
  return () => toLocalNow(currentMinute(), timeZone, weekStart);
}

function toLocalNow(at: number, timeZone: string, weekStart: number): LocalNow {
  const dateTime = localDateTime(at, timeZone);
  return { day: dateTime.slice(0, 10), dateTime, weekStart };
}

/** The start of the running minute, in milliseconds since 1970. */
export function useMinute(): number {
  return useSyncExternalStore(watchClock, currentMinute);
}

function currentMinute(): number {
  return Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
}

function watchClock(onChange: () => void): () => void {
  const timer = setInterval(onChange, CHECK_MS);
  return () => clearInterval(timer);
}
