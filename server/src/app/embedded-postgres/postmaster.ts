import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Installation } from "./installation.js";
import { reachablePath } from "./reachable-path.js";
import { serverSettings } from "./settings.js";

const READY_WITHIN_MS = 120_000; // recovery after a crash replays up to max_wal_size first
const STOP_WITHIN_MS = 60_000;

/** One running PostgreSQL server process. */
export interface Postmaster {
  /** Resolves when it has ended for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  /** Asks it to stop without waiting; for the moment in which this process ends. */
  signalStop(): void;
}

/**
 * Starts PostgreSQL and waits until it accepts connections. It gets a session of its own, so that a
 * Ctrl-C in the terminal does not reach it before the application has drained.
 */
export async function startPostmaster(installation: Installation, port: number): Promise<Postmaster> {
  const { layout, binaries, runAs, durable } = installation;
  const log = openSync(layout.logFile, "a", 0o600);
  const logStart = fstatSync(log).size;
  const cluster = reachablePath(layout.cluster, runAs, 3);
  const child = spawn(binaries.postgres, ["-D", cluster.path, ...serverSettings(port, durable)], {
    ...runAs,
    cwd: "/",
    env: { PATH: process.env["PATH"] ?? "/usr/bin:/bin", TZ: "UTC" },
    stdio: ["ignore", log, log, cluster.inherit],
    detached: true,
  });
  closeSync(log);
  cluster.close();
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  if (!(await becomesReady(child, layout.cluster))) {
    child.kill("SIGQUIT");
    throw new Error(`PostgreSQL did not start; it said: ${tail(layout.logFile, logStart)}`);
  }
  return { ended, stop: () => stop(child, ended), signalStop: () => void child.kill("SIGINT") };
}

/** The last line of postmaster.pid says so as soon as connections are accepted. */
async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const [pid, , , , , , , status] = readLines(join(cluster, "postmaster.pid"));
    if (pid === String(child.pid) && status?.trim() === "ready") return true;
    await sleep(10);
  }
  return false;
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill("SIGINT"); // "fast": ends sessions, writes a checkpoint
  const patience = setTimeout(() => child.kill("SIGQUIT"), STOP_WITHIN_MS);
  await ended;
  clearTimeout(patience);
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, "utf8").split("\n");
  } catch {
    return []; // not written yet
  }
}

function tail(logFile: string, from: number): string {
  const file = openSync(logFile, "r");
  const text = Buffer.alloc(Math.min(fstatSync(file).size - from, 4_000));
  readSync(file, text, 0, text.length, from);
  closeSync(file);
  return text.toString("utf8").trim() || "nothing";
}
