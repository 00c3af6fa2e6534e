import type { Pool } from "pg";
import type { Clock } from "../../core/clock.js";
import type { Job } from "../../core/job.js";
import { buildSpans } from "./build-spans.js";
import { listRunningDays } from "./list-running-days.js";
import { renewTops } from "./renew-tops.js";

const EVERY_MS = 60_000;
/** Most of what is late has arrived by then, and is added up once instead of to every span. */
const AFTER_DAY_MS = 30 * 60_000;

/** Adds up days that are over and lists those with most of the one that runs, so that rankings over any range read few rows. */
export function buildSpansJob(pool: Pool, clock: Clock): Job {
  return {
    name: "build-spans",
    everyMs: EVERY_MS,
    run: async (signal) => {
      await listRunningDays(pool, clock());
      await buildSpans(pool, new Date(clock().getTime() - AFTER_DAY_MS), signal);
      await renewTops(pool, signal);
    },
  };
}
