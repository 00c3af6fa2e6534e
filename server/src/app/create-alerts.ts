import type { MikroORM } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { AlertFeed } from "../alerts/feed/alert-feed.js";
import { readAlertNews } from "../alerts/feed/read-alert-news.js";
import { settleAlertsJob } from "../alerts/settle/settle-alerts.job.js";
import type { Clock } from "../core/clock.js";
import type { Closers } from "../core/closers.js";
import type { DatabaseHealth } from "../core/database-health.js";
import type { Job } from "../core/job.js";

interface AlertParts {
  readonly orm: MikroORM;
  readonly database: DatabaseHealth;
  readonly databaseUrl: string;
  /** For statements that may take minutes. */
  readonly upkeep: Pool;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Alerts {
  readonly feed: AlertFeed;
  readonly jobs: readonly Job[];
}

/** What becomes of alerts, and how browsers hear of it. */
export function createAlerts(parts: AlertParts, closers: Closers): Alerts {
  const { orm, database, databaseUrl, upkeep, clock, logger } = parts;
  const feed = new AlertFeed({
    databaseUrl,
    stream: database.sockets.maker(),
    logger,
    clock,
    read: (question) => readAlertNews(orm.em, question),
  });
  closers.add(() => feed.close());
  const settling = settleAlertsJob({ orm, pool: upkeep, clock, tellRecoveries: () => Promise.resolve() });
  return { feed, jobs: [settling] };
}
