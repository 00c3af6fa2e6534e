import { setTimeout as sleep } from "node:timers/promises";
import type { Job } from "../../core/job.js";
import { AlertRound } from "./alert-round.js";
import { endPeriods } from "./end-periods.js";
import { type RecoveryParts, settleRecovered } from "./settle-recovered.js";
import { wakeSnoozed } from "./wake-snoozed.js";

const EVERY_MS = 5_000;
/** However many alerts there are, looking at what is used takes a tenth of the time at most. */
const RESTS_FOR = 9;

/** What becomes of alerts by itself: snoozing ends, periods end, and corrections take usage below a level. */
export function settleAlertsJob(parts: RecoveryParts): Job {
  const { pool, clock } = parts;
  const round = new AlertRound();
  return {
    name: "settle-alerts",
    everyMs: EVERY_MS,
    run: async (signal) => {
      const begunAt = performance.now();
      await endPeriods(pool, clock());
      await wakeSnoozed(pool, clock());
      if (!signal.aborted) await settleRecovered(parts, round);
      const tookMs = performance.now() - begunAt;
      if ((RESTS_FOR + 1) * tookMs > EVERY_MS) await rest(RESTS_FOR * tookMs, signal);
    },
  };
}

async function rest(forMs: number, signal: AbortSignal): Promise<void> {
  await sleep(forMs, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
