import type { MikroORM } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import { AppUserDirectory } from "../appusers/app-user-directory.js";
import { eraseTracesJob } from "../appusers/erase-traces.job.js";
import type { IdentityKeys } from "../appusers/identity-keys.js";
import type { Clock } from "../core/clock.js";
import type { DatabaseHealth } from "../core/database-health.js";
import type { Job } from "../core/job.js";
import type { Closers } from "../core/closers.js";
import { CorrectionService } from "../ingest/correction.service.js";
import { DEFAULT_SHARING, GroupCommit, type Sharing } from "../ingest/group-commit.js";
import { IngestMetrics } from "../ingest/ingest-metrics.js";
import { IngestService } from "../ingest/ingest.service.js";
import { openKeyOutcomes } from "../ingest/outcomes/open-key-outcomes.js";
import { toTickSlices } from "../ingest/to-tick-slices.js";
import { UsageFeed } from "../live/usage-feed.js";
import { UsageTicker } from "../live/usage-ticker.js";
import { PriceCatalogue } from "../pricing/price-catalogue.js";
import { forgetRecostChanges } from "../recost/forget-recost-changes.job.js";
import { recostJob } from "../recost/recost.job.js";
import { RecostRunner } from "../recost/recost-runner.js";
import { RecostService } from "../recost/recost.service.js";
import { CROSSINGS_TARGETS } from "../thresholds/crossings-targets.js";
import { evaluateAgain } from "../thresholds/evaluate-when-periods-change.js";
import { findCrossingsJob } from "../thresholds/find-crossings.job.js";
import { GateService } from "../thresholds/gate/gate.service.js";
import { openGatePool } from "../thresholds/gate/gate-pool.js";
import { forgetReservationsJob } from "../thresholds/gate/forget-reservations.job.js";
import { openCrossingsPool } from "../thresholds/crossings-pool.js";
import { UsageCorrector } from "../usage/correct-usage.js";
import { DimensionDictionary } from "../usage/dimensions.js";
import { contentHashSealer } from "../usage/domain/seal-content-hash.js";
import { DriftRepair } from "../usage/drift-repair.js";
import { openCorrectionPool, openRecordingPool, openUpkeepPool } from "../usage/ledger-pools.js";
import { LedgerAudit } from "../usage/ledger-audit.js";
import { makePartitions } from "../usage/make-partitions.job.js";
import { mergeDeltasJob } from "../usage/merge-deltas.job.js";
import { UsagePartitions } from "../usage/partitions.js";
import { recountPeriodsJob } from "../usage/recount-periods.job.js";
import { recountPeriods } from "../usage/recount-periods.js";
import { UsageRecorder } from "../usage/record-usage.js";
import { buildDurationsJob } from "../usage/durations/build-durations.job.js";
import { buildSpansJob } from "../usage/spans/build-spans.job.js";
import { verifyRollups } from "../usage/verify-rollups.job.js";

interface RecordingParts {
  readonly orm: MikroORM;
  readonly database: DatabaseHealth;
  readonly databaseUrl: string;
  readonly housekeeping: Pool;
  readonly secrets: IdentityKeys;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly sharing?: Sharing | undefined;
  /** Called when there are alerts that somebody has to be told of. */
  readonly onCrossed: () => Promise<unknown>;
}

/** What an event passes through from a door to the screens. */
export interface Recording {
  readonly directory: AppUserDirectory;
  readonly ingest: IngestService;
  readonly corrections: CorrectionService;
  readonly gate: GateService;
  readonly recosts: RecostService;
  readonly feed: UsageFeed;
  readonly jobs: readonly Job[];
  readonly metrics: IngestMetrics;
  readonly audit: LedgerAudit;
  readonly driftRepair: DriftRepair;
  /** For statements that may take minutes. */
  readonly upkeep: Pool;
  readonly prices: PriceCatalogue;
}

/** Closing tells what is still to be told. */
export async function createRecording(parts: RecordingParts, closers: Closers): Promise<Recording> {
  const { orm, database, databaseUrl, secrets, clock, logger, sharing = DEFAULT_SHARING } = parts;
  const { pool, correcting, upkeep, looking, asking } = openPools(parts, sharing.writers, closers);
  const dimensions = new DimensionDictionary(pool);
  const partitions = new UsagePartitions(pool);
  await partitions.ensureAhead(clock());
  await recountPeriods(upkeep);
  const recorder = new UsageRecorder({ pool, dimensions, partitions, seal: contentHashSealer(secrets.pseudonym) });
  const live = { databaseUrl, stream: database.sockets.maker(), logger };
  const ticker = new UsageTicker(live);
  const feed = new UsageFeed({ ...live, clock, dimensionsOf: (id) => dimensions.setOf(id) });
  closers.add(() => feed.close());
  closers.add(() => ticker.close());
  const metrics: IngestMetrics = new IngestMetrics(parts.metrics, () => commits.depth);
  const commits = new GroupCommit({
    record: (events) => recorder.record(events),
    onCommit: metrics.countCommit,
    onAccepted: (sums) => ticker.publish(toTickSlices(sums)),
    sharing,
  });
  const prices = await PriceCatalogue.load(orm.em.fork());
  const directory = new AppUserDirectory(pool, secrets);
  const corrector = new UsageCorrector(correcting, dimensions, partitions);
  const corrections = new CorrectionService({ clock, appUsers: directory, prices, corrector, ticker });
  const outcomes = openKeyOutcomes(parts, closers);
  const ingest = new IngestService({ clock, appUsers: directory, prices, commits, metrics, outcomes });
  const gate = new GateService({ pool: asking, appUsers: directory, prices, clock });
  const audit = new LedgerAudit(upkeep);
  const driftRepair = new DriftRepair({ pool: upkeep, audit, logger, onRepaired: () => evaluateAgain(upkeep) });
  const pricingAnew = { pool: upkeep, dimensions };
  const recosts = new RecostService(pricingAnew);
  const jobs = [
    makePartitions(partitions, clock),
    mergeDeltasJob(upkeep, CROSSINGS_TARGETS),
    recountPeriodsJob(upkeep),
    findCrossingsJob({ pool: looking, clock: parts.clock, onCrossed: parts.onCrossed }),
    forgetReservationsJob(upkeep),
    buildSpansJob(upkeep, clock),
    buildDurationsJob(upkeep, clock),
    verifyRollups({ pool: upkeep, audit, clock, logger }),
    recostJob(new RecostRunner({ ...pricingAnew, orm, logger, onEnded: () => ticker.askAgain() })),
    forgetRecostChanges(upkeep),
    eraseTracesJob(upkeep),
  ];
  return { directory, ingest, corrections, gate, recosts, feed, prices, jobs, metrics, audit, driftRepair, upkeep };
}

function openPools({ databaseUrl, logger, database }: RecordingParts, writers: number, closers: Closers) {
  const parts = { databaseUrl, logger, stream: database.sockets.maker() };
  const pools = {
    pool: openRecordingPool(parts, writers),
    correcting: openCorrectionPool(parts),
    upkeep: openUpkeepPool(parts),
    looking: openCrossingsPool(parts),
    asking: openGatePool(parts),
  };
  for (const pool of Object.values(pools)) closers.add(() => pool.end());
  return pools;
}
