import type { Pool } from "pg";
import type { Job } from "../core/job.js";
import { recountPeriods } from "./recount-periods.js";

/** Within the five seconds in which a changed setting acts everywhere. */
const EVERY_MS = 4_000;

/** Counters follow the reporting timezone, however it was changed. */
export function recountPeriodsJob(pool: Pool): Job {
  return {
    name: "recount-periods",
    everyMs: EVERY_MS,
    run: async () => {
      await recountPeriods(pool);
    },
  };
}
