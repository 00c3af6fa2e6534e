import type { Job } from "../../core/job.js";
import { findAnomalousDays } from "./find-anomalies.js";
import type { RuleParts } from "./rule-parts.js";

/** Nothing is closed more often than every hour. */
const EVERY_MS = 10 * 60_000;

/** Alerts of days and hours that stand far from what is usual. */
export function findAnomaliesJob(parts: RuleParts): Job {
  return {
    name: "find-anomalies",
    everyMs: EVERY_MS,
    run: async (signal) => {
      if ((await findAnomalousDays(parts, () => signal.aborted)) > 0) await parts.onFound();
    },
  };
}
