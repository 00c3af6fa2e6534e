import { existsSync, realpathSync } from "node:fs";
import { clusterLayout } from "./cluster-layout.js";
import { tryLock } from "./directory-lock.js";
import { readOwner } from "./owner-file.js";
import { connectionUrl, DATABASE_NAME } from "./password.js";

/**
 * Connection URL of the database that a running Tokenledger keeps under `dataDir`, or null when none
 * runs (then the caller may start its own) or it does not accept connections yet.
 */
export function findRunningEmbeddedPostgres(dataDir: string): Promise<string | null> {
  return Promise.resolve(findRunning(dataDir));
}

function findRunning(dataDir: string): string | null {
  if (!existsSync(dataDir)) return null;
  const layout = clusterLayout(realpathSync(dataDir));
  if (!existsSync(layout.lockFile)) return null;
  const lock = tryLock(layout.lockFile, 0);
  if (lock !== null) {
    lock.release();
    return null;
  }
  const port = readOwner(layout.ownerFile)?.port ?? null;
  return port === null ? null : connectionUrl(layout.passwordFile, port, DATABASE_NAME);
}
