import type { Pool } from "pg";
import type { Clock } from "../../core/clock.js";
import type { Job } from "../../core/job.js";
import { buildDurations } from "./build-durations.js";

/** A run ends when a merge is in its way, and there may be much to build. */
const EVERY_MS = 20_000;
/** Nearly all that belongs to a quarter of an hour has arrived by then. */
const AFTER_QUARTER_MS = 3 * 60_000;

/** Counts how long requests took, so that percentiles over any range read few rows. */
export function buildDurationsJob(pool: Pool, clock: Clock): Job {
  return {
    name: "build-durations",
    everyMs: EVERY_MS,
    run: async (signal) => {
      await buildDurations(pool, new Date(clock().getTime() - AFTER_QUARTER_MS), signal);
    },
  };
}
