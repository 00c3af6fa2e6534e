import type { Job } from "../../core/job.js";
import { orderDueExports, type SchedulingParts } from "./order-due-exports.js";
import { tellFailedExports, type TellingParts } from "./tell-failed-exports.js";

const EVERY_MS = 60_000;

/** Orders exports whose period is over, and tells of those that failed. */
export function scheduledExportsJob(parts: SchedulingParts & TellingParts): Job {
  return {
    name: "scheduled-exports",
    everyMs: EVERY_MS,
    run: async (signal) => {
      await tellFailedExports(parts);
      await orderDueExports(parts, () => signal.aborted);
    },
  };
}
