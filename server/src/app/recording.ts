import type { MikroORM } from "@mikro-orm/postgresql";
import type { Logger } from "pino";
import { AppUserDirectory } from "../appusers/app-user-directory.js";
import type { IdentityKeys } from "../appusers/identity-cipher.js";
import type { Clock } from "../core/clock.js";
import type { Closers } from "../core/closers.js";
import { GroupCommit } from "../ingest/group-commit.js";
import { IngestService } from "../ingest/ingest.service.js";
import { UsageFeed } from "../live/usage-feed.js";
import { UsageTicker } from "../live/usage-ticker.js";
import { PriceCatalogue } from "../pricing/price-catalogue.js";
import { DimensionDictionary } from "../usage/dimensions.js";
import { UsagePartitions } from "../usage/partitions.js";
import { recountPeriods } from "../usage/recount-periods.js";
import { UsageRecorder } from "../usage/record-usage.js";
import { openRecordingPool } from "../usage/recording-pool.js";

interface RecordingParts {
  readonly orm: MikroORM;
  readonly databaseUrl: string;
  readonly secrets: IdentityKeys;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What an event passes through from a door to the screens. */
export interface Recording {
  readonly ingest: IngestService;
  readonly partitions: UsagePartitions;
  readonly feed: UsageFeed;
}

/** Closing tells what is still to be told. */
export async function createRecording(parts: RecordingParts, closers: Closers): Promise<Recording> {
  const { orm, databaseUrl, secrets, clock, logger } = parts;
  const pool = openRecordingPool(databaseUrl, logger);
  closers.add(() => pool.end());
  const dimensions = new DimensionDictionary(pool);
  const partitions = new UsagePartitions(pool);
  await partitions.ensureAhead(clock());
  await recountPeriods(pool);
  const recorder = new UsageRecorder(pool, dimensions, partitions);
  const ticker = new UsageTicker({ databaseUrl, logger });
  const feed = new UsageFeed({ databaseUrl, logger, clock, dimensionsOf: (id) => dimensions.setOf(id) });
  closers.add(() => feed.close());
  closers.add(() => ticker.close());
  const ingest = new IngestService({
    clock,
    ticker,
    appUsers: new AppUserDirectory(pool, secrets),
    prices: await PriceCatalogue.load(orm.em.fork()),
    commits: new GroupCommit({ record: (events) => recorder.record(events) }),
  });
  return { ingest, partitions, feed };
}
