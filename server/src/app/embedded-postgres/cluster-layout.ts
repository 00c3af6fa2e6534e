import { chmodSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DataDirectoryError } from "./data-directory-error.js";

/** Modes of new folders: an existing one keeps its own, for others may have been let in on purpose. */
const OWNERS_ALONE = 0o700;
/** Root's PostgreSQL runs as another user, who has to pass through and need not look around. */
const PASSABLE = 0o711;

/** Where the parts of an embedded database lie under DATA_DIR. */
export interface ClusterLayout {
  /** DATA_DIR, absolute and without symbolic links. */
  dataDir: string;
  /** The PostgreSQL data directory; belongs to the user that PostgreSQL runs as. */
  cluster: string;
  /** A cluster that initdb has not finished; renamed to `cluster` when it has. */
  unfinishedCluster: string;
  passwordFile: string;
  lockFile: string;
  /** Pid of the owning server and the port of its database, for people and for `findRunning…`. */
  ownerFile: string;
  logFile: string;
}

export function clusterLayout(dataDir: string): ClusterLayout {
  const root = join(dataDir, "postgres");
  return {
    dataDir,
    cluster: join(root, "cluster"),
    unfinishedCluster: join(root, "cluster.unfinished"),
    passwordFile: join(root, "password"),
    lockFile: join(root, "lock"),
    ownerFile: join(root, "owner.json"),
    logFile: join(root, "postgres.log"),
  };
}

/**
 * Makes DATA_DIR and its database folder if they do not exist.
 *
 * @throws DataDirectoryError when the directory cannot be made or used
 */
export function prepareLayout(dataDir: string): ClusterLayout {
  const absolute = resolve(dataDir);
  try {
    makeFolder(absolute, process.getuid?.() === 0 ? PASSABLE : OWNERS_ALONE);
    const layout = clusterLayout(realpathSync(absolute));
    const root = join(layout.dataDir, "postgres");
    makeFolder(root, PASSABLE);
    // The user that PostgreSQL runs as may be another than ours and has to pass through.
    chmodSync(root, 0o755);
    return layout;
  } catch (error) {
    throw DataDirectoryError.unusable(absolute, error);
  }
}

/** Level by level: Node's recursive mkdir never returns where the system denies it with ENOENT, as in /proc. */
function makeFolder(path: string, mode?: number): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode });
}
