import type { Clock } from "../core/clock.js";
import type { Job } from "../core/job.js";
import type { UsagePartitions } from "./partitions.js";

const HOUR_MS = 3_600_000;

/** Months are there before they begin; one that is missing all the same is made at need. */
export function makePartitions(partitions: UsagePartitions, clock: Clock): Job {
  return {
    name: "make-partitions",
    everyMs: HOUR_MS,
    run: () => partitions.ensureAhead(clock()),
  };
}
