import type { Job } from "../core/job.js";
import { type ReportParts, sendDueReports } from "./send-due-reports.js";

const EVERY_MS = 60_000;

/**
 * Reports at their time of day.
 *
 * @param onWritten called when messages may be sent
 */
export function sendReportsJob(parts: ReportParts, onWritten: () => void): Job {
  return {
    name: "send-reports",
    everyMs: EVERY_MS,
    run: async (signal) => {
      if ((await sendDueReports(parts, () => signal.aborted)) > 0) onWritten();
    },
  };
}
