import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { Job } from "../core/job.js";
import { CrossingsFinder } from "./crossings-finder.js";
import { evaluateWhenPeriodsChange } from "./evaluate-when-periods-change.js";

/** So soon somebody is told; a merge finds the same, later. */
const EVERY_MS = 1_000;
/** However much waits to be merged, looking at it takes a tenth of the time at most. */
const RESTS_FOR = 9;

/** Whether there is anything to look at: as a rule there is nothing, and what finds crossings takes longer to be planned. */
const IS_ANY = `
  select exists (select from usage_deltas)
     and exists (select from usage_thresholds where kind = 'LIMIT' and alert_enabled and deleted_at is null) as "any"`;

/** Alerts soon after what crossed was recorded, and after what a day or a week is changed. */
export function findCrossingsJob(pool: Pool): Job {
  const finder = new CrossingsFinder(pool);
  return {
    name: "find-crossings",
    everyMs: EVERY_MS,
    run: async (signal) => {
      const begunAt = performance.now();
      await evaluateWhenPeriodsChange(pool);
      const { rows } = await pool.query<{ any: boolean }>(IS_ANY);
      if (rows[0]?.any === true) await finder.find();
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
