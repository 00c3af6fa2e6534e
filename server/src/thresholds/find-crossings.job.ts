import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { Job } from "../core/job.js";
import { CrossingsFinder } from "./crossings-finder.js";
import { evaluateWhenPeriodsChange } from "./evaluate-when-periods-change.js";

/** So soon somebody is told; a merge finds the same, later. */
const EVERY_MS = 1_000;
/** Looking at what waits takes a tenth of the time, */
const RESTS_FOR = 9;
/** but who is to be told waits no longer than this: what comes while it rests makes the next look longer, too. */
const LONGEST_REST_MS = 2_000;

/** Whether there is anything to look at: as a rule there is nothing, and what finds crossings takes longer to be planned. */
const IS_ANY = `
  select exists (select from usage_deltas)
     and exists (select from usage_thresholds where kind = 'LIMIT' and alert_enabled and deleted_at is null) as "any"`;

/**
 * Alerts soon after what crossed was recorded, and after what a day or a week is changed.
 *
 * @param onCrossed called when there are alerts that somebody has to be told of
 */
export function findCrossingsJob(pool: Pool, onCrossed: () => Promise<unknown>): Job {
  const finder = new CrossingsFinder(pool);
  return {
    name: "find-crossings",
    everyMs: EVERY_MS,
    run: async (signal) => {
      const begunAt = performance.now();
      let crossed = await evaluateWhenPeriodsChange(pool);
      const { rows } = await pool.query<{ any: boolean }>(IS_ANY);
      if (rows[0]?.any === true) crossed += await finder.find();
      const tookMs = performance.now() - begunAt;
      if (crossed > 0) await onCrossed();
      if ((RESTS_FOR + 1) * tookMs > EVERY_MS) await rest(Math.min(RESTS_FOR * tookMs, LONGEST_REST_MS), signal);
    },
  };
}

async function rest(forMs: number, signal: AbortSignal): Promise<void> {
  await sleep(forMs, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
