import type { Job } from "../../core/job.js";
import { type ArchiveTroubleParts, findArchiveTrouble } from "./find-archive-trouble.js";

const EVERY_MS = 15_000;

/** Alerts of archives in trouble, and their end. */
export function findArchiveTroubleJob(parts: ArchiveTroubleParts & { readonly onFound: () => unknown }): Job {
  return {
    name: "find-archive-trouble",
    everyMs: EVERY_MS,
    run: async () => {
      if (await findArchiveTrouble(parts)) await parts.onFound();
    },
  };
}
