import { spawnSync } from "node:child_process";
import {
  chownSync,
  copyFileSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { DataDirectoryError } from "./data-directory-error.js";
import type { Installation } from "./installation.js";
import { createPassword, DATABASE_USER } from "./password.js";
import { reachablePath } from "./reachable-path.js";
import type { RunAs } from "./run-as.js";

const MAJOR_VERSION = "18";

/** Sorting by code point, the same on every machine whatever its locales are; Hangul order included. */
const LOCALE = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];

/** Makes the cluster at the first start; checks that later ones can use it. */
export function initialiseCluster(installation: Installation): void {
  const { layout, runAs } = installation;
  if (existsSync(layout.cluster)) {
    const found = readFileSync(join(layout.cluster, "PG_VERSION"), "utf8").trim();
    if (found !== MAJOR_VERSION) throw DataDirectoryError.otherVersion(layout.dataDir, found, MAJOR_VERSION);
    if (runAs !== null) giveTo(layout.cluster, runAs);
    return;
  }
  // What a killed first start left is of no use; only a finished cluster gets the final name.
  rmSync(layout.unfinishedCluster, { recursive: true, force: true });
  mkdirSync(layout.unfinishedCluster, { mode: 0o700 });
  createPassword(layout.passwordFile);
  runInitdb(installation);
  renameSync(layout.unfinishedCluster, layout.cluster);
}

function runInitdb({ layout, binaries, runAs, durable }: Installation): void {
  const passwordCopy = `${layout.passwordFile}.initdb`;
  copyFileSync(layout.passwordFile, passwordCopy);
  if (runAs !== null) {
    chownSync(passwordCopy, runAs.uid, runAs.gid);
    chownSync(layout.unfinishedCluster, runAs.uid, runAs.gid);
  }
  const cluster = reachablePath(layout.unfinishedCluster, runAs, 3);
  const password = reachablePath(passwordCopy, runAs, 4);
  try {
    const access = ["--auth-local=reject", "--auth-host=scram-sha-256", `--username=${DATABASE_USER}`];
    const safety = ["--data-checksums", ...(durable ? [] : ["--no-sync"])];
    const args = [`--pgdata=${cluster.path}`, `--pwfile=${password.path}`, ...access, ...LOCALE, ...safety];
    const initdb = spawnSync(binaries.initdb, args, {
      ...runAs,
      cwd: "/",
      env: { PATH: process.env["PATH"] ?? "/usr/bin:/bin", TZ: "UTC" },
      stdio: ["ignore", "pipe", "pipe", cluster.inherit, password.inherit],
      encoding: "utf8",
    });
    if (initdb.error !== undefined) throw DataDirectoryError.unusable(layout.dataDir, initdb.error);
    if (initdb.status !== 0) throw DataDirectoryError.unusable(layout.dataDir, `initdb said ${initdb.stderr.trim()}`);
  } finally {
    cluster.close();
    password.close();
    rmSync(passwordCopy, { force: true });
  }
}

/** A data directory restored by root belongs to root; PostgreSQL insists on its own user. */
function giveTo(path: string, runAs: RunAs): void {
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  for (const entry of entries) lchownSync(join(entry.parentPath, entry.name), runAs.uid, runAs.gid);
  chownSync(path, runAs.uid, runAs.gid);
}
