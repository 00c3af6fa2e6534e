import { join } from "node:path";
import type { Logger } from "pino";
import type { Clock } from "../core/clock.js";
import type { Closers } from "../core/closers.js";
import type { CurrentSettings } from "../core/current-settings.js";
import type { DatabaseHealth } from "../core/database-health.js";
import type { Mailer } from "../core/mailer.js";
import type { Job } from "../core/job.js";
import { ArchiveQuestions } from "../retention/archive-questions.js";
import { retentionJob } from "../retention/retention.job.js";
import { openRetentionPool } from "../retention/retention-pool.js";
import { restoreArchivesJob } from "../retention/restore-archives.job.js";
import { openArchiveStore } from "../retention/store/open-archive-store.js";
import type { Config } from "./config.js";

interface RetentionChoices {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly database: DatabaseHealth;
  readonly settings: CurrentSettings;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly mailer: Mailer | null;
}

export interface Retention {
  readonly jobs: readonly Job[];
  readonly archives: ArchiveQuestions;
}

/** What moves months of raw requests into archives, and what asks these. */
export async function createRetention(choices: RetentionChoices, closers: Closers): Promise<Retention> {
  const { config, databaseUrl, database, settings, clock, logger, mailer } = choices;
  const pool = openRetentionPool(databaseUrl, database.sockets.maker(), logger);
  closers.add(() => pool.end());
  const store = await openArchiveStore(join(config.dataDir, "archives"), config.archiveS3);
  const parts = { pool, store, logger };
  const archives = new ArchiveQuestions(parts);
  return {
    jobs: [retentionJob({ ...parts, clock, settings, mailer, publicUrl: config.publicUrl }), restoreArchivesJob(parts)],
    archives,
  };
}
