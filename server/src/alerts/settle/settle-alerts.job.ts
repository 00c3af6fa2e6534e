import type { Job } from "../../core/job.js";
import { restAfter } from "../../core/rest-after.js";
import { AlertRound } from "./alert-round.js";
import { endPeriods } from "./end-periods.js";
import { type RecoveryParts, settleRecovered } from "./settle-recovered.js";
import { wakeSnoozed } from "./wake-snoozed.js";

/** However long looking at what is used takes, the next look begins within four seconds. */
const PACE = { everyMs: 5_000, longestMs: 4_000 };

/** What becomes of alerts by itself: snoozing ends, periods end, and corrections take usage below a level. */
export function settleAlertsJob(parts: RecoveryParts): Job {
  const { pool, clock } = parts;
  const round = new AlertRound();
  return {
    name: "settle-alerts",
    everyMs: PACE.everyMs,
    run: async (signal) => {
      const begunAt = performance.now();
      await endPeriods(pool, clock());
      await wakeSnoozed(pool, clock());
      if (!signal.aborted) await settleRecovered(parts, round);
      const tookMs = performance.now() - begunAt;
      await restAfter(tookMs, PACE, signal);
    },
  };
}
