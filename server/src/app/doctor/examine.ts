import pg from "pg";
import { connectionSettings } from "../../core/connection-settings.js";
import type { Config } from "../config.js";
import { explainFailedStart } from "../explain-failed-start.js";
import { checkPublicUrl, checkServer } from "./check-addresses.js";
import { checkArchiveStore } from "./check-archive-store.js";
import { checkArchivedFiles, checkArchiveRoom, checkArchiveTrouble } from "./check-archives.js";
import { checkClock } from "./check-clock.js";
import { checkDataDir, checkDisk, checkGrowth } from "./check-data-dir.js";
import { checkConnections, checkDatabase, checkDurability } from "./check-database.js";
import { checkJobs } from "./check-jobs.js";
import { checkDrift, checkPartitions, checkUnmerged } from "./check-ledger.js";
import { checkMail, checkMessages } from "./check-mail.js";
import { migrationsFinding, readSchemaPlace } from "./check-migrations.js";
import { checkNode } from "./check-node.js";
import { checkPriceLists, checkUnpriced } from "./check-prices.js";
import { checkSecrets } from "./check-secrets.js";
import { checkTimezone } from "./check-timezone.js";
import { checkHolders, checkTuning } from "./check-tuning.js";
import { lookAt, mustDo, type Finding } from "./finding.js";
import type { Patient, ReachedPatient } from "./patient.js";

type Check<Whom> = (patient: Whom) => readonly Finding[] | Promise<readonly Finding[]>;

const WITHOUT_DATABASE: readonly [string, Check<Patient>][] = [
  ["node", checkNode],
  ["data-dir", checkDataDir],
  ["disk", checkDisk],
  ["public-url", checkPublicUrl],
  ["mail", checkMail],
  ["archive-store", checkArchiveStore],
];

const OF_THE_DATABASE: readonly [string, Check<ReachedPatient>][] = [
  ["database", checkDatabase],
  ["durability", checkDurability],
  ["connections", checkConnections],
  ["tuning", checkTuning],
  ["transactions", checkHolders],
  ["clock", checkClock],
  ["growth", growthOfEmbedded],
  ["server", checkServer],
];

/** These read tables, so they are asked only once the schema is there. */
const OF_THE_LEDGER: readonly [string, Check<ReachedPatient>][] = [
  ["secrets", (patient) => checkSecrets(patient, patient.client)],
  ["timezone", checkTimezone],
  ["partitions", checkPartitions],
  ["sums", checkDrift],
  ["merging", checkUnmerged],
  ["jobs", checkJobs],
  ["prices", checkPriceLists],
  ["unpriced", checkUnpriced],
  ["messages", checkMessages],
  ["archives", checkArchivedFiles],
  ["archives", checkArchiveTrouble],
  ["archives", checkArchiveRoom],
];

/** Every check runs, whatever the ones before found. Nothing is changed, but for a file of the archive store that comes and goes, and no database is started. */
export async function examine(patient: Patient): Promise<readonly Finding[]> {
  const findings = await runChecks(WITHOUT_DATABASE, patient);
  const found = await findDatabase(patient.config);
  if (typeof found !== "string") return [...findings, found, ...(await runChecks([secretsAlone], patient))];
  const client = new pg.Client(
    connectionSettings({
      databaseUrl: found,
      purpose: "doctor",
      statementTimeoutMs: 10_000,
      lockTimeoutMs: 3_000,
      idleInTransactionMs: 10_000,
    }),
  );
  client.on("error", () => undefined); // the next statement says so
  try {
    await client.connect();
  } catch (error) {
    const unreached = mustDo("database", explainFailedStart(error), "Start the database, or correct DATABASE_URL.");
    return [...findings, unreached, ...(await runChecks([secretsAlone], patient))];
  }
  try {
    return [...findings, ...(await examineDatabase({ ...patient, client, servers: await countServers(client) }))];
  } finally {
    await client.end();
  }
}

const secretsAlone: [string, Check<Patient>] = ["secrets", (patient) => checkSecrets(patient, null)];

async function examineDatabase(patient: ReachedPatient): Promise<readonly Finding[]> {
  const findings = await runChecks(OF_THE_DATABASE, patient);
  const place = await readSchemaPlace(patient.client);
  const all = [...findings, migrationsFinding(place)];
  return place.isEmpty ? all : [...all, ...(await runChecks(OF_THE_LEDGER, patient))];
}

/** The operator's database, or the one that a running server keeps; otherwise why there is none. */
async function findDatabase({ databaseUrl, dataDir }: Config): Promise<string | Finding> {
  if (databaseUrl !== null) return databaseUrl;
  const { findRunningEmbeddedPostgres } = await import("../embedded-postgres/find-running-embedded-postgres.js");
  const running = await findRunningEmbeddedPostgres(dataDir);
  if (running !== null) return running;
  const says = "No server runs on this DATA_DIR, so its database is not running: what is in it was not looked at.";
  return lookAt("database", says, "npm start, then npm run doctor again.");
}

/** Each server has one connection that watches the health of the database. */
async function countServers(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ servers: number }>(
    "select count(*)::int as servers from pg_stat_activity where datname = current_database() and application_name = 'tokenledger health'",
  );
  return rows[0]?.servers ?? 0;
}

async function growthOfEmbedded({ client, config, surroundings }: ReachedPatient): Promise<readonly Finding[]> {
  if (config.databaseUrl !== null) return [];
  const { rows } = await client.query<{ bytes: string }>("select pg_database_size(current_database())::text as bytes");
  const { freeBytes } = await surroundings.diskSpace(config.dataDir);
  return checkGrowth(Number(rows[0]?.bytes ?? 0), freeBytes);
}

async function runChecks<Whom>(checks: readonly [string, Check<Whom>][], patient: Whom): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [name, check] of checks) {
    try {
      findings.push(...(await check(patient)));
    } catch (error) {
      // One look that fails must not hide what the others see.
      const says = `This could not be looked at: ${explainFailedStart(error)}`;
      findings.push(lookAt(name, says, "Remove the cause and run npm run doctor again."));
    }
  }
  return findings;
}
