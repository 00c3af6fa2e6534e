import type { Pool } from "pg";
import type { Job } from "../core/job.js";
import { mergeDeltas } from "./merge-deltas.js";
import type { MergeTarget } from "./merge/merge-target.js";

/**
 * Often enough that questions read few differences beside the rollup, seldom enough that many events of
 * the same app user and quarter become one row at once.
 */
const EVERY_MS = 10_000;

/** @param more targets of other slices */
export function mergeDeltasJob(pool: Pool, more: readonly MergeTarget[] = []): Job {
  return {
    name: "merge-deltas",
    everyMs: EVERY_MS,
    run: async (signal) => {
      await mergeDeltas(pool, { signal, more });
    },
  };
}
