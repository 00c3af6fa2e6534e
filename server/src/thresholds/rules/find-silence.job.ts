import type { Job } from "../../core/job.js";
import { findSilence, type SilenceParts } from "./find-silence.js";

const EVERY_MS = 60_000;

/** Alerts of whatever has fallen silent, and the end of those that were heard again. */
export function findSilenceJob(parts: SilenceParts): Job {
  return {
    name: "find-silence",
    everyMs: EVERY_MS,
    run: async (signal) => {
      if ((await findSilence(parts, () => signal.aborted)) > 0) await parts.onFound();
    },
  };
}
