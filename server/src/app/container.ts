import type { MikroORM } from "@mikro-orm/postgresql";
import type { GraphQLSchema } from "graphql";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import type { ApiKeyService } from "../access/api-key.service.js";
import { removeExpiredSessions } from "../access/remove-expired-sessions.job.js";
import type { SessionCookie } from "../access/session-cookie.js";
import type { SessionService } from "../access/session.service.js";
import type { ViewerFinder } from "../access/viewer-of-request.js";
import type { DeliveryRunner } from "../alerts/deliveries/sending/delivery-runner.js";
import type { AlertFeed } from "../alerts/feed/alert-feed.js";
import { AnswerCache } from "../analytics/answers/answer-cache.js";
import { AppUserService } from "../appusers/app-user.service.js";
import { systemClock, type Clock } from "../core/clock.js";
import { CurrentSettings } from "../core/current-settings.js";
import { Closers } from "../core/closers.js";
import type { DatabaseHealth } from "../core/database-health.js";
import type { Job } from "../core/job.js";
import type { Mailer } from "../core/mailer.js";
import { storeFirstSettings } from "../core/settings.js";
import { DemoService } from "../demo/demo.service.js";
import { ExportRunner } from "../exporting/jobs/export-runner.js";
import { exportJob } from "../exporting/jobs/export.job.js";
import { scheduledExportsJob } from "../exporting/schedules/scheduled-exports.job.js";
import type { Sharing } from "../ingest/group-commit.js";
import type { IngestMetrics } from "../ingest/ingest-metrics.js";
import type { IngestService } from "../ingest/ingest.service.js";
import type { UsageFeed } from "../live/usage-feed.js";
import { LaterReports } from "../otlp/later-reports.js";
import { OtlpMetrics } from "../otlp/otlp-metrics.js";
import { TraceIntake } from "../otlp/trace-intake.js";
import type { PriceCatalogue } from "../pricing/price-catalogue.js";
import { seedPrices } from "../pricing/seed-prices.js";
import type { ArchiveStore } from "../retention/store/archive-store.js";
import type { GateService } from "../thresholds/gate/gate.service.js";
import type { ThresholdFeed } from "../thresholds/threshold-feed.js";
import type { DriftRepair } from "../usage/drift-repair.js";
import type { LedgerAudit } from "../usage/ledger-audit.js";
import type { Config } from "./config.js";
import { createAccess } from "./create-access.js";
import { createAlerts } from "./create-alerts.js";
import { createChannels } from "./create-channels.js";
import { createMetrics } from "./metrics/create-metrics.js";
import { createOutbox } from "./create-outbox.js";
import type { ArchiveQuestions } from "../retention/archive-questions.js";
import { SavingsService } from "../savings/savings.service.js";
import { createRetention, type Retention } from "./create-retention.js";
import { registerMetrics } from "./metrics/register-metrics.js";
import type { OpenId } from "./openid.js";
import { openConnections } from "./open-connections.js";
import { createRecording } from "./recording.js";
import { createResolvers } from "./resolvers.js";
import { createSchema } from "./schema.js";
import { openSecrets } from "./secrets.js";
import { watchChanges } from "./watch-changes.js";

const LET_GO_WITHIN_MS = 2_000;

/** What `/readyz` tells; only a process that has started and does not drain takes work. */
export interface Health {
  started: boolean;
  draining: boolean;
}

/** Everything that lives as long as the process, made once. */
export interface Container {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly orm: MikroORM;
  /** Of archives, and of what is exported by itself. */
  readonly archiveStore: ArchiveStore;
  readonly schema: GraphQLSchema;
  readonly metrics: Registry;
  readonly health: Health;
  /** Whether the database works; connections made of its sockets never wait for a silent one. */
  readonly database: DatabaseHealth;
  readonly sessions: SessionService;
  readonly apiKeys: ApiKeyService;
  readonly cookie: SessionCookie;
  readonly viewers: ViewerFinder;
  /** Null when no OpenID provider is configured. */
  readonly openId: OpenId | null;
  /** Recurring work, for a scheduler. */
  readonly jobs: readonly Job[];
  /** Sends messages once it is started. */
  readonly deliveries: DeliveryRunner;
  readonly archives: ArchiveQuestions;
  readonly audit: LedgerAudit;
  readonly driftRepair: DriftRepair;
  /** For statements that may take minutes. */
  readonly upkeep: Pool;
  /** For what must go on while many questions are asked. */
  readonly housekeeping: Pool;
  readonly ingest: IngestService;
  readonly ingestMetrics: IngestMetrics;
  readonly traces: TraceIntake;
  readonly gate: GateService;
  readonly feed: UsageFeed;
  readonly thresholdFeed: ThresholdFeed;
  readonly alertFeed: AlertFeed;
  readonly settings: CurrentSettings;
  readonly prices: PriceCatalogue;
  readonly demo: DemoService;
  readonly savings: SavingsService;
  /** Sends what is still to be told, then lets go of the database. */
  close(): Promise<void>;
}

export interface ContainerOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly databaseUrl: string;
  /** Other than the usual one to measure what sharing is worth. */
  readonly sharing?: Sharing;
}

/** Migrates and seeds the database, then wires the slices together. Holds on to nothing when it fails. */
export async function createContainer(options: ContainerOptions): Promise<Container> {
  const closers = new Closers();
  try {
    return await wire(options, closers);
  } catch (error) {
    await closers
      .close()
      .catch((fault: unknown) => options.logger.error({ err: fault }, "giving up left something open"));
    throw error;
  }
}

interface OtherJobsParts extends Pick<Container, "config" | "orm" | "logger" | "clock"> {
  readonly access: Pick<Container, "sessions"> & { readonly mailer: Mailer | null };
  readonly recording: Pick<Container, "upkeep">;
  readonly retention: Pick<Retention, "store">;
}

function otherJobs({ config, access, recording, retention, ...parts }: OtherJobsParts): readonly Job[] {
  const { dataDir, publicUrl } = config;
  const shared = { ...parts, pool: recording.upkeep, publicUrl, mailer: access.mailer };
  const exports = new ExportRunner({ ...shared, dataDir, store: retention.store });
  return [exportJob(exports), scheduledExportsJob(shared), removeExpiredSessions(access.sessions, parts.orm)];
}

async function wire({ config, logger, databaseUrl, sharing }: ContainerOptions, closers: Closers): Promise<Container> {
  const clock = systemClock;
  const { database, orm, housekeeping } = await openConnections(databaseUrl, logger, closers);
  const secrets = await prepareDatabase(orm, config, logger);
  const access = createAccess({ config, encryptionKey: secrets.encryption, clock, logger });
  const metrics = createMetrics();
  const channels = createChannels({ ...access, config, secrets, pool: housekeeping, clock });
  const outbox = createOutbox({ channels, databaseUrl, database, logger }, closers);
  const ledger = { orm, database, databaseUrl, secrets, clock, logger, metrics, sharing, onCrossed: outbox.tell };
  const recording = await createRecording({ ...ledger, housekeeping }, closers);
  const { ingest, feed, prices, directory } = recording;
  const { reports, ...alerts } = createAlerts({ ...ledger, upkeep: recording.upkeep, usage: feed, outbox }, closers);
  const settings = await CurrentSettings.load(orm.em.fork());
  watchChanges({ orm, pool: housekeeping, database, logger, prices, settings, feed, directory }, closers);
  const retention = await createRetention({ ...ledger, ...access, config, settings }, closers);
  const answers = new AnswerCache(config.answerCacheMib * 1024 * 1024);
  registerMetrics(metrics, { pool: housekeeping, database, feeds: alerts.feeds, prices, answers });
  const demo = new DemoService({ orm, pool: housekeeping, ingest, clock, logger });
  closers.add(() => demo.stop());
  const appUsers = new AppUserService({ keys: secrets, directory });
  const laterReports = new LaterReports({ orm, corrections: recording.corrections });
  const told = { archives: retention.archives, archiveStore: retention.store, savings: new SavingsService() };
  const shown = { ...access, config, logger, settings, recording, appUsers, demo, answers, channels, reports };
  const jobs = [recording, alerts, outbox, retention].flatMap((slice) => slice.jobs);
  const others = otherJobs({ config, orm, logger, clock, access, recording, retention });
  return {
    ...recording,
    config,
    logger,
    clock,
    orm,
    ...told,
    schema: await createSchema(createResolvers({ ...shown, ...told })),
    metrics,
    health: { started: false, draining: false },
    database,
    ...access,
    jobs: [...jobs, ...others],
    deliveries: outbox.deliveries,
    housekeeping,
    ingestMetrics: recording.metrics,
    traces: new TraceIntake({ ingest, laterReports, metrics: new OtlpMetrics(metrics) }),
    thresholdFeed: alerts.thresholdFeed,
    alertFeed: alerts.feed,
    settings,
    demo,
    // Pools wait for what is under way; a question that hangs is cut, for nobody is left to hear its answer.
    close: () => database.sockets.endWithin(LET_GO_WITHIN_MS, closers.close()),
  };
}

async function prepareDatabase(orm: MikroORM, config: Config, logger: Logger) {
  const em = orm.em.fork();
  const secrets = await openSecrets(em, config.dataDir, logger);
  await storeFirstSettings(
    em,
    config.reportingTimezone === null ? {} : { reportingTimezone: config.reportingTimezone },
  );
  await seedPrices(em);
  return secrets;
}
