import type { MikroORM } from "@mikro-orm/postgresql";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import { ApiKeyService } from "../access/api-key.service.js";
import { SessionResolver } from "../access/session.resolver.js";
import { SessionService } from "../access/session.service.js";
import { ViewerFinder } from "../access/viewer-of-request.js";
import { AnalyticsResolver } from "../analytics/analytics.resolver.js";
import { UsageRecordedResolver } from "../analytics/usage-recorded.resolver.js";
import { systemClock, type Clock } from "../core/clock.js";
import { storeFirstSettings } from "../core/settings.js";
import { DemoResolver } from "../demo/demo.resolver.js";
import { DemoService } from "../demo/demo.service.js";
import { IngestResolver } from "../ingest/ingest.resolver.js";
import type { IngestService } from "../ingest/ingest.service.js";
import type { UsageFeed } from "../live/usage-feed.js";
import { seedPrices } from "../pricing/seed-prices.js";
import type { UsagePartitions } from "../usage/partitions.js";
import type { Config } from "./config.js";
import { createMetrics } from "./metrics.js";
import { createOrm, migrate, poolOf } from "./orm.js";
import { createRecording } from "./recording.js";
import { createSchema } from "./schema.js";
import { loadSecrets, verifySecrets } from "./secrets.js";
import { SettingsResolver } from "./settings.resolver.js";

/** Everything that lives as long as the process, made once. */
export interface Container {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly orm: MikroORM;
  readonly schema: GraphQLSchema;
  readonly metrics: Registry;
  readonly health: { migrated: boolean; draining: boolean };
  readonly sessions: SessionService;
  readonly apiKeys: ApiKeyService;
  readonly viewers: ViewerFinder;
  readonly partitions: UsagePartitions;
  readonly ingest: IngestService;
  readonly feed: UsageFeed;
  readonly demo: DemoService;
  /** Sends what is still to be told, then lets go of the database. */
  close(): Promise<void>;
}

export interface ContainerOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly databaseUrl: string;
}

/** Migrates and seeds the database, then wires the slices together. */
export async function createContainer({ config, logger, databaseUrl }: ContainerOptions): Promise<Container> {
  const clock = systemClock;
  const orm = await createOrm({ databaseUrl });
  const secrets = await prepareDatabase(orm, config);
  const pool = await poolOf(orm);

  const sessions = new SessionService(clock);
  const apiKeys = new ApiKeyService(clock);
  const recording = await createRecording({ orm, databaseUrl, secrets, clock, logger });
  const { ingest, partitions, feed } = recording;
  const demo = new DemoService({ orm, pool, ingest, clock, logger });
  const schema = await createSchema([
    new SessionResolver(sessions, config.publicUrl.startsWith("https:")),
    new SettingsResolver(demo),
    new AnalyticsResolver(),
    new UsageRecordedResolver(),
    new IngestResolver(ingest),
    new DemoResolver(demo),
  ]);
  return {
    config,
    logger,
    clock,
    orm,
    schema,
    metrics: createMetrics(),
    health: { migrated: true, draining: false },
    sessions,
    apiKeys,
    viewers: new ViewerFinder(sessions, apiKeys),
    partitions,
    ingest,
    feed,
    demo,
    close: async () => {
      await demo.stop();
      await recording.close();
      await orm.close();
    },
  };
}

async function prepareDatabase(orm: MikroORM, config: Config) {
  await migrate(orm);
  const em = orm.em.fork();
  const secrets = await loadSecrets(config.dataDir);
  await verifySecrets(em, secrets);
  await storeFirstSettings(
    em,
    config.reportingTimezone === null ? {} : { reportingTimezone: config.reportingTimezone },
  );
  await seedPrices(em);
  return secrets;
}
