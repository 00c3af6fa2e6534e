import { existsSync, renameSync, statSync } from "node:fs";
import pg from "pg";
import { keepPrivate } from "../../core/keep-private.js";
import { provideBinaries } from "./binaries.js";
import { prepareLayout, type ClusterLayout } from "./cluster-layout.js";
import { DataDirectoryError } from "./data-directory-error.js";
import { tryLock, type DirectoryLock } from "./directory-lock.js";
import { initialiseCluster } from "./initialise-cluster.js";
import { stopLeftovers } from "./leftovers.js";
import { readOwner, removeOwner, writeOwner } from "./owner-file.js";
import { connectionUrl, DATABASE_NAME } from "./password.js";
import { chooseRunAs } from "./run-as.js";
import { supervise } from "./supervise.js";

export interface EmbeddedPostgresOptions {
  dataDir: string;
  log: (line: string) => void;
  /** False for databases that are thrown away with the run that made them. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  /** Stays the same when the database has to be restarted under a running server. */
  url: string;
  stop(): Promise<void>;
}

const LOOKERS_LEAVE_WITHIN_MS = 500;
const LOG_TURNS_AT_BYTES = 16 * 1024 ** 2;

/**
 * Starts the database that lives under `dataDir`, making it at the first start, and keeps it running
 * until `stop`.
 *
 * @throws DataDirectoryError when the directory is in use or cannot be used
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const layout = prepareLayout(options.dataDir);
  const lock = lockOrThrow(layout);
  try {
    writeOwner(layout.ownerFile, { pid: process.pid, port: null });
    return await startLocked(layout, lock, options);
  } catch (error) {
    removeOwner(layout.ownerFile);
    lock.release();
    throw error;
  }
}

function lockOrThrow(layout: ClusterLayout): DirectoryLock {
  let lock: DirectoryLock | null;
  try {
    lock = tryLock(layout.lockFile, LOOKERS_LEAVE_WITHIN_MS);
  } catch (error) {
    throw DataDirectoryError.unusable(layout.dataDir, error);
  }
  if (lock === null) throw DataDirectoryError.inUse(layout.dataDir, readOwner(layout.ownerFile)?.pid ?? null);
  return lock;
}

async function startLocked(
  layout: ClusterLayout,
  lock: DirectoryLock,
  { log, durable = true }: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const runAs = chooseRunAs(layout.cluster);
  const binaries = provideBinaries(runAs, log);
  if (existsSync(layout.cluster)) await stopLeftovers(layout.cluster, log);
  else log("Making a new database.");
  const installation = { layout, binaries, runAs, durable };
  initialiseCluster(installation);
  if ((await keepPrivate(layout.passwordFile)) === "made private") {
    log("The password of the database could be read by others: it no longer can.");
  }
  turnLog(layout.logFile);

  const running = await supervise(installation, log);
  const { port } = running;
  try {
    await ensureDatabase(connectionUrl(layout.passwordFile, port, "postgres"));
  } catch (error) {
    await running.stop();
    throw error;
  }
  writeOwner(layout.ownerFile, { pid: process.pid, port });
  return {
    url: connectionUrl(layout.passwordFile, port, DATABASE_NAME),
    async stop() {
      await running.stop();
      removeOwner(layout.ownerFile);
      lock.release();
    },
  };
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const existing = await client.query("select from pg_database where datname = $1", [DATABASE_NAME]);
    if (existing.rowCount === 0) await client.query(`create database ${DATABASE_NAME}`);
  } finally {
    await client.end();
  }
}

/** Keeps one predecessor; PostgreSQL logs warnings only, so both stay small. */
function turnLog(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_TURNS_AT_BYTES) renameSync(logFile, `${logFile}.1`);
}
