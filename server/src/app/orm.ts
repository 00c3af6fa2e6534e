import { MikroORM } from "@mikro-orm/postgresql";
import { Migrator } from "@mikro-orm/migrations";
import type { Socket } from "node:net";
import { ApiKey } from "../access/api-key.entity.js";
import { Member } from "../access/member.entity.js";
import { Invitation } from "../access/members/invitation.entity.js";
import { Project } from "../access/project.entity.js";
import { Session } from "../access/session.entity.js";
import { AlertChannel } from "../alerts/channels/alert-channel.entity.js";
import { connectionSettings } from "../core/connection-settings.js";
import { reclaimLost } from "../core/reclaim-lost.js";
import { Migration20261123UsageLedger } from "./migrations/migration-20261123-usage-ledger.js";
import { Migration20261126Changes } from "./migrations/migration-20261126-changes.js";
import { Migration20261126HotRollups } from "./migrations/migration-20261126-hot-rollups.js";
import { Migration20261126Jobs } from "./migrations/migration-20261126-jobs.js";
import { Migration20261126ReportingTimezone } from "./migrations/migration-20261126-reporting-timezone.js";
import { Migration20261126RollupDrifts } from "./migrations/migration-20261126-rollup-drifts.js";
import { Migration20261126UsageCorrections } from "./migrations/migration-20261126-usage-corrections.js";
import { Migration20261126UsageDeltas } from "./migrations/migration-20261126-usage-deltas.js";
import { Migration20261126UserCounters } from "./migrations/migration-20261126-user-counters.js";
import { Migration20261127Access } from "./migrations/migration-20261127-access.js";
import { Migration20261127AlertZones } from "./migrations/migration-20261127-alert-zones.js";
import { Migration20261127DayStats } from "./migrations/migration-20261127-day-stats.js";
import { Migration20261127DayTops } from "./migrations/migration-20261127-day-tops.js";
import { Migration20261127AnswerVersions } from "./migrations/migration-20261127-answer-versions.js";
import { Migration20261127ActiveUsers } from "./migrations/migration-20261127-active-users.js";
import { Migration20261127ErasedUsers } from "./migrations/migration-20261127-erased-users.js";
import { Migration20261127KeyOutcomes } from "./migrations/migration-20261127-key-outcomes.js";
import { Migration20261127KeepRoom } from "./migrations/migration-20261127-keep-room.js";
import { Migration20261127KeySums } from "./migrations/migration-20261127-key-sums.js";
import { Migration20261127MergedCounters } from "./migrations/migration-20261127-merged-counters.js";
import { Migration20261127Prices } from "./migrations/migration-20261127-prices.js";
import { Migration20261127Recosts } from "./migrations/migration-20261127-recosts.js";
import { Migration20261127RetiredKeySecrets } from "./migrations/migration-20261127-retired-key-secrets.js";
import { Migration20261127SavingsMarks } from "./migrations/migration-20261127-savings-marks.js";
import { Migration20261127SecretUse } from "./migrations/migration-20261127-secret-use.js";
import { Migration20261127UserDays } from "./migrations/migration-20261127-user-days.js";
import { Migration20261127SavedViews } from "./migrations/migration-20261127-saved-views.js";
import { Migration20261127TokenEstimates } from "./migrations/migration-20261127-token-estimates.js";
import { Migration20261128ArchiveAlerts } from "./migrations/migration-20261128-archive-alerts.js";
import { Migration20261128ExportFailures } from "./migrations/migration-20261128-export-failures.js";
import { Migration20261128ExportSchedules } from "./migrations/migration-20261128-export-schedules.js";
import { Migration20261128Exports } from "./migrations/migration-20261128-exports.js";
import { Migration20261127Thresholds } from "./migrations/migration-20261127-thresholds.js";
import { Migration20261127UserSpans } from "./migrations/migration-20261127-user-spans.js";
import { Migration20261127DurationSpans } from "./migrations/migration-20261127-duration-spans.js";
import { Migration20261127SpanTops } from "./migrations/migration-20261127-span-tops.js";
import { Migration20261128UsageArchives } from "./migrations/migration-20261128-usage-archives.js";
import { Migration20261128UsageRestores } from "./migrations/migration-20261128-usage-restores.js";

/**
 * A question over a long range may take its time; a session or a key never does. A database that is
 * silent holds nobody for so long: it is noticed by its health, and what waits is cut.
 */
const QUESTION_WITHIN_MS = 30_000;
const LOCK_WITHIN_MS = 5_000;
const IDLE_IN_TRANSACTION_MS = 10_000;
const CONNECTIONS = 10;

export interface OrmOptions {
  readonly databaseUrl: string;
  readonly poolSize?: number;
  readonly purpose?: string;
  readonly statementTimeoutMs?: number;
  readonly stream?: (() => Socket) | undefined;
}

/** In the order in which they run; new ones at the end. */
const MIGRATIONS = [
  { name: "20261123-usage-ledger", class: Migration20261123UsageLedger },
  { name: "20261126-usage-deltas", class: Migration20261126UsageDeltas },
  { name: "20261126-user-counters", class: Migration20261126UserCounters },
  { name: "20261126-usage-corrections", class: Migration20261126UsageCorrections },
  { name: "20261126-rollup-drifts", class: Migration20261126RollupDrifts },
  { name: "20261126-hot-rollups", class: Migration20261126HotRollups },
  { name: "20261126-jobs", class: Migration20261126Jobs },
  { name: "20261126-changes", class: Migration20261126Changes },
  { name: "20261126-reporting-timezone", class: Migration20261126ReportingTimezone },
  { name: "20261127-prices", class: Migration20261127Prices },
  { name: "20261127-recosts", class: Migration20261127Recosts },
  { name: "20261127-user-days", class: Migration20261127UserDays },
  { name: "20261127-keep-room", class: Migration20261127KeepRoom },
  { name: "20261127-merged-counters", class: Migration20261127MergedCounters },
  { name: "20261127-access", class: Migration20261127Access },
  { name: "20261127-retired-key-secrets", class: Migration20261127RetiredKeySecrets },
  { name: "20261127-erased-users", class: Migration20261127ErasedUsers },
  { name: "20261127-key-sums", class: Migration20261127KeySums },
  { name: "20261127-secret-use", class: Migration20261127SecretUse },
  { name: "20261127-day-stats", class: Migration20261127DayStats },
  { name: "20261127-answer-versions", class: Migration20261127AnswerVersions },
  { name: "20261127-savings-marks", class: Migration20261127SavingsMarks },
  { name: "20261127-active-users", class: Migration20261127ActiveUsers },
  { name: "20261127-user-spans", class: Migration20261127UserSpans },
  { name: "20261127-saved-views", class: Migration20261127SavedViews },
  { name: "20261127-span-tops", class: Migration20261127SpanTops },
  { name: "20261127-day-tops", class: Migration20261127DayTops },
  { name: "20261127-duration-spans", class: Migration20261127DurationSpans },
  { name: "20261127-thresholds", class: Migration20261127Thresholds },
  { name: "20261127-alert-zones", class: Migration20261127AlertZones },
  { name: "20261127-token-estimates", class: Migration20261127TokenEstimates },
  { name: "20261127-key-outcomes", class: Migration20261127KeyOutcomes },
  { name: "20261128-usage-archives", class: Migration20261128UsageArchives },
  { name: "20261128-usage-restores", class: Migration20261128UsageRestores },
  { name: "20261128-exports", class: Migration20261128Exports },
  { name: "20261128-archive-alerts", class: Migration20261128ArchiveAlerts },
  { name: "20261128-export-schedules", class: Migration20261128ExportSchedules },
  { name: "20261128-export-failures", class: Migration20261128ExportFailures },
];

/** Of this release, in the order in which they run. */
export const MIGRATION_NAMES: readonly string[] = MIGRATIONS.map(({ name }) => name);

export function createOrm(options: OrmOptions): Promise<MikroORM> {
  const { databaseUrl, poolSize = CONNECTIONS, purpose = "questions", stream } = options;
  const { statementTimeoutMs = QUESTION_WITHIN_MS } = options;
  return MikroORM.init({
    clientUrl: databaseUrl,
    entities: [Project, ApiKey, Member, Session, Invitation, AlertChannel],
    extensions: [Migrator],
    pool: { min: 0, max: poolSize },
    forceUtcTimezone: true,
    migrations: {
      migrationsList: MIGRATIONS,
      tableName: "migrations",
      snapshot: false,
      silent: true,
    },
    driverOptions: {
      ...connectionSettings({
        databaseUrl,
        purpose,
        statementTimeoutMs,
        lockTimeoutMs: LOCK_WITHIN_MS,
        idleInTransactionMs: IDLE_IN_TRANSACTION_MS,
        stream,
      }),
      onPoolCreated: reclaimLost,
    },
  });
}
