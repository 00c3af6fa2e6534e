import { setTimeout as sleep } from "node:timers/promises";

/** Looking takes a tenth of the time, */
const RESTS_FOR = 9;

export interface Pace {
  /** From one look to the next, as a rule. */
  readonly everyMs: number;
  /** but who waits for what is found waits no longer than this. */
  readonly longestMs: number;
}

/** How long a job rests after a look that took so long; 0 where it looks seldom enough by itself. */
export function restMs(tookMs: number, { everyMs, longestMs }: Pace): number {
  return (RESTS_FOR + 1) * tookMs > everyMs ? Math.min(RESTS_FOR * tookMs, longestMs) : 0;
}

/** Rests after a look that took so long, until the signal says that the job ends. */
export async function restAfter(tookMs: number, pace: Pace, signal: AbortSignal): Promise<void> {
  const forMs = restMs(tookMs, pace);
  if (forMs === 0) return;
  await sleep(forMs, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
