import type { Pool } from "pg";
import type { Job } from "../../../core/job.js";
import { giveUpLeft } from "./give-up-left.js";
import { tellAlerts } from "./tell-alerts.js";

const EVERY_MS = 1_000;

/**
 * Alerts soon become messages, whoever added them.
 *
 * @param onTold called when messages may be sent
 */
export function tellAlertsJob(pool: Pool, onTold: () => void): Job {
  return {
    name: "tell-alerts",
    everyMs: EVERY_MS,
    run: async (signal) => {
      await giveUpLeft(pool);
      if ((await tellAlerts(pool, () => signal.aborted)) > 0) onTold();
    },
  };
}
