import type { Job } from "../core/job.js";
import type { RecostRunner } from "./recost-runner.js";

/** Soon after somebody asked for it, and after the death of the replica that carried it out. */
const EVERY_MS = 2_000;

export function recostJob(runner: RecostRunner): Job {
  return { name: "recost", everyMs: EVERY_MS, run: (signal) => runner.run(signal) };
}
