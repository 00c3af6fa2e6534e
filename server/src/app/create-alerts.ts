import type { MikroORM } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { AlertFeed } from "../alerts/feed/alert-feed.js";
import { readAlertNews } from "../alerts/feed/read-alert-news.js";
import { tellRecoveries } from "../alerts/deliveries/telling/tell-recoveries.js";
import { settleAlertsJob } from "../alerts/settle/settle-alerts.job.js";
import type { Clock } from "../core/clock.js";
import type { Closers } from "../core/closers.js";
import type { DatabaseHealth } from "../core/database-health.js";
import type { Job } from "../core/job.js";
import type { UsageFeed } from "../live/usage-feed.js";
import { sendReportsJob } from "../reports/send-reports.job.js";
import type { ReportSource } from "../reports/write-report.js";
import { findAnomaliesJob } from "../thresholds/rules/find-anomalies.job.js";
import { findArchiveTroubleJob } from "../thresholds/rules/find-archive-trouble.job.js";
import { findPaceJob } from "../thresholds/rules/find-pace.job.js";
import { findSilenceJob } from "../thresholds/rules/find-silence.job.js";
import { ThresholdFeed } from "../thresholds/threshold-feed.js";
import type { Outbox } from "./create-outbox.js";
import type { Followed } from "./metrics/live-metrics.js";

interface AlertParts {
  readonly orm: MikroORM;
  readonly database: DatabaseHealth;
  readonly databaseUrl: string;
  /** For statements that may take minutes. */
  readonly upkeep: Pool;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly usage: UsageFeed;
  readonly outbox: Pick<Outbox, "deliveries" | "tell" | "publicUrl">;
}

export interface Alerts {
  readonly feed: AlertFeed;
  readonly thresholdFeed: ThresholdFeed;
  /** All that somebody may follow. */
  readonly feeds: readonly Followed[];
  readonly reports: ReportSource;
  readonly jobs: readonly Job[];
}

/** What rules find, what becomes of alerts, what is told by itself, and how browsers hear of them and of thresholds. */
export function createAlerts(parts: AlertParts, closers: Closers): Alerts {
  const { orm, database, databaseUrl, upkeep, clock, logger, usage, outbox } = parts;
  const feed = new AlertFeed({
    databaseUrl,
    stream: database.sockets.maker(),
    logger,
    clock,
    read: (question) => readAlertNews(orm.em, question),
  });
  closers.add(() => feed.close());
  const settling = settleAlertsJob({ orm, pool: upkeep, clock, onTold: () => outbox.deliveries.look() });
  const thresholdFeed = new ThresholdFeed({ databaseUrl, stream: database.sockets.maker(), logger, usage });
  closers.add(() => thresholdFeed.close());
  const rules = { orm, pool: upkeep, clock, logger, onFound: outbox.tell };
  const finding = [findPaceJob(rules), findAnomaliesJob(rules), findSilenceJob({ ...rules, tellRecoveries })];
  finding.push(findArchiveTroubleJob({ ...rules, tellRecoveries }));
  const reports = { orm, pool: upkeep, clock, logger, publicUrl: outbox.publicUrl };
  const sending = sendReportsJob(reports, () => outbox.deliveries.look());
  return { feed, thresholdFeed, feeds: [usage, thresholdFeed, feed], reports, jobs: [settling, ...finding, sending] };
}
