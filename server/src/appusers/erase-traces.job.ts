import type { Pool } from "pg";
import type { Job } from "../core/job.js";
import { eraseTraces } from "./erase-traces.js";

const MINUTE_MS = 60_000;

/** What an erasure leaves to be done: an app user may have more requests than one transaction should change. */
export function eraseTracesJob(pool: Pool): Job {
  return { name: "erase-traces", everyMs: MINUTE_MS, run: (signal) => eraseTraces(pool, signal) };
}
