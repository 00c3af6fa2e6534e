import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE: readonly { signal: NodeJS.Signals; forMs: number }[] = [
  { signal: "SIGINT", forMs: 15_000 }, // finishes with a checkpoint
  { signal: "SIGQUIT", forMs: 5_000 }, // recovers at the next start
  { signal: "SIGKILL", forMs: 5_000 },
];

/**
 * Ends what a killed run left running on this cluster. The caller holds the directory's lock, so
 * whatever still runs here has no owner.
 */
export async function stopLeftovers(cluster: string, log: (line: string) => void): Promise<void> {
  if (leftovers(cluster).length > 0) log("Stopping the database that a killed run left behind.");
  for (const { signal, forMs } of PATIENCE) {
    for (const pid of leftovers(cluster)) if (shouldSignal(cluster, pid, signal)) tryKill(pid, signal);
    if (await becomesEmpty(cluster, forMs)) {
      // Nothing of ours runs, so the pid in it is stale or belongs to a stranger by now, which
      // PostgreSQL would take for a running server.
      rmSync(join(cluster, "postmaster.pid"), { force: true });
      return;
    }
  }
  throw new Error(
    `A database process of an earlier run (pid ${leftovers(cluster).join(", ")}) does not end; end it and start again.`,
  );
}

/** The postmaster ends its children itself; those without one leave on their own, or are made to. */
function shouldSignal(cluster: string, pid: number, signal: NodeJS.Signals): boolean {
  return signal !== "SIGINT" || pid === postmasterPid(cluster);
}

async function becomesEmpty(cluster: string, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (leftovers(cluster).length > 0) {
    if (Date.now() > deadline) return false;
    await sleep(25);
  }
  return true;
}

function leftovers(cluster: string): number[] {
  if (process.platform === "linux") return processesIn(cluster);
  const pid = postmasterPid(cluster);
  return pid !== null && isPostgres(pid) ? [pid] : [];
}

/** All processes of a cluster work in its directory, which no stranger with a reused pid does. */
function processesIn(folder: string): number[] {
  const home = statSync(folder);
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const place = statSync(`/proc/${name}/cwd`);
        return place.dev === home.dev && place.ino === home.ino && isPostgresOnLinux(name);
      } catch {
        return false; // ended meanwhile, or another user's and so not ours
      }
    })
    .map(Number);
}

/** A person's shell may stand in the same directory. */
function isPostgresOnLinux(pid: string): boolean {
  return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres");
}

function isPostgres(pid: number): boolean {
  const ps = spawnSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" });
  return ps.status === 0 && /postgres\s*$/.test(ps.stdout);
}

function postmasterPid(cluster: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, "postmaster.pid"), "utf8"), 10);
    return pid > 0 ? pid : null;
  } catch {
    return null; // no postmaster has run since the last clean stop
  }
}

function tryKill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // ended meanwhile; the caller looks again
  }
}
