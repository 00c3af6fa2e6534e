import type { Pool } from "pg";
import type { Clock } from "../core/clock.js";
import type { Job } from "../core/job.js";
import { restAfter } from "../core/rest-after.js";
import { CrossingsFinder } from "./crossings-finder.js";
import { evaluateWhenPeriodsChange } from "./evaluate-when-periods-change.js";

/**
 * So soon somebody is told; a merge finds the same, later. Who is to be told does not wait for a long rest either: what comes
 * meanwhile makes the next look longer, too.
 */
const PACE = { everyMs: 1_000, longestMs: 2_000 };

/** Whether there is anything to look at: as a rule there is nothing, and what finds crossings takes longer to be planned. */
const IS_ANY = `
  select exists (select from usage_deltas)
     and exists (select from usage_thresholds where kind = 'LIMIT' and alert_enabled and deleted_at is null) as "any"`;

interface FindingParts {
  readonly pool: Pool;
  readonly clock: Clock;
  /** Called when there are alerts that somebody has to be told of. */
  readonly onCrossed: () => Promise<unknown>;
}

/** Alerts soon after what crossed was recorded, and after what a day or a week is changed. */
export function findCrossingsJob({ pool, clock, onCrossed }: FindingParts): Job {
  const finder = new CrossingsFinder(pool);
  return {
    name: "find-crossings",
    everyMs: PACE.everyMs,
    run: async (signal) => {
      const begunAt = performance.now();
      let crossed = await evaluateWhenPeriodsChange(pool, clock());
      const { rows } = await pool.query<{ any: boolean }>(IS_ANY);
      if (rows[0]?.any === true) crossed += await finder.find();
      const tookMs = performance.now() - begunAt;
      if (crossed > 0) await onCrossed();
      await restAfter(tookMs, PACE, signal);
    },
  };
}
