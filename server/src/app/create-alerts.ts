import type { MikroORM } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import { settleAlertsJob } from "../alerts/settle/settle-alerts.job.js";
import type { Clock } from "../core/clock.js";
import type { Job } from "../core/job.js";

interface AlertParts {
  readonly orm: MikroORM;
  /** For statements that may take minutes. */
  readonly upkeep: Pool;
  readonly clock: Clock;
}

export interface Alerts {
  readonly jobs: readonly Job[];
}

/** What becomes of alerts. */
export function createAlerts({ orm, upkeep, clock }: AlertParts): Alerts {
  return { jobs: [settleAlertsJob({ orm, pool: upkeep, clock, tellRecoveries: () => Promise.resolve() })] };
}
