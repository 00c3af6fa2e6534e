import type { Job } from "../../core/job.js";
import { findPace } from "./find-pace.js";
import type { RuleParts } from "./rule-parts.js";
import { supersedePace } from "./supersede-pace.js";

const EVERY_MS = 5 * 60_000;

/** Alerts of limits that will be reached, and the end of those whose limit was. */
export function findPaceJob(parts: RuleParts): Job {
  return {
    name: "find-pace",
    everyMs: EVERY_MS,
    run: async (signal) => {
      await supersedePace(parts.pool, parts.clock());
      if ((await findPace(parts, () => signal.aborted)) > 0) await parts.onFound();
    },
  };
}
