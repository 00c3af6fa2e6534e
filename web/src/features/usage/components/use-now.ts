import { useSyncExternalStore } from "react";

const SECOND_MS = 1_000;

/** The clock to the second, for what must notice silence. */
export function useNow(): number {
  return useSyncExternalStore(watchSeconds, currentSecond);
}

function currentSecond(): number {
  return Math.floor(Date.now() / SECOND_MS) * SECOND_MS;
}

function watchSeconds(onChange: () => void): () => void {
  const timer = setInterval(onChange, SECOND_MS);
  return () => clearInterval(timer);
}
