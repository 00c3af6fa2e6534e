import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import type { RunAs } from "./run-as.js";

/** A directory or file as a child process of another user can name it. */
export interface ReachablePath {
  path: string;
  /** What the child gets as its descriptor of the asked number: an open one, or nothing. */
  inherit: number | "ignore";
  close(): void;
}

/**
 * Where a parent directory is closed to the other user (a checkout under root's home), the child
 * inherits an open descriptor instead: /proc/self/fd/N leads to the directory itself without passing
 * its parents. Rejected: opening the parents, which are not ours, or keeping the data elsewhere, where
 * a backup of DATA_DIR would miss it.
 */
export function reachablePath(path: string, runAs: RunAs | null, childDescriptor: number): ReachablePath {
  if (runAs === null || canRead(path, runAs)) return { path, inherit: "ignore", close: () => undefined };
  if (process.platform !== "linux") {
    throw new Error(
      `PostgreSQL cannot run as root, and user ${runAs.uid} cannot reach ${path}; start Tokenledger as another user or set DATA_DIR to a directory whose parents everybody may pass.`,
    );
  }
  const descriptor = openSync(path, "r");
  return { path: `/proc/self/fd/${childDescriptor}`, inherit: descriptor, close: () => closeSync(descriptor) };
}

function canRead(path: string, runAs: RunAs): boolean {
  return spawnSync("test", ["-r", path], { ...runAs, cwd: "/", stdio: "ignore" }).status === 0;
}
