import { useEffect, useEffectEvent } from "react";
import { useMinute } from "../../../lib/use-local-now";
import { hasReset } from "../model/has-reset";

/**
 * Asks when a period ends, which no news tell: nothing was recorded, and usage counts from nothing all the same. Every
 * minute again until the answer is of the next one, because the server's clock may be behind.
 */
export function useAskAtReset(resets: readonly string[], ask: () => void): void {
  const now = useMinute();
  const tell = useEffectEvent(ask);
  const overAt = hasReset(resets, now) ? now : null;
  useEffect(() => {
    if (overAt !== null) tell();
  }, [overAt]);
}
