import type { Job } from "../../core/job.js";
import type { ExportRunner } from "./export-runner.js";

/** Soon after somebody asked for it, and after the death of the replica that wrote it. */
const EVERY_MS = 2_000;

export function exportJob(runner: ExportRunner): Job {
  return { name: "exports", everyMs: EVERY_MS, run: (signal) => runner.run(signal) };
}
