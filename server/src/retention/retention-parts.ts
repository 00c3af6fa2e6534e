import type { Pool, PoolClient } from "pg";
import type { Logger } from "pino";
import type { ArchiveStore } from "./store/archive-store.js";

/** In the order in which they happen to a month. */
export type RetentionStep =
  | "watched"
  | "begun"
  | "file written"
  | "file stored"
  | "manifest stored"
  | "written"
  | "file compared"
  | "verified"
  | "locked"
  | "archived"
  | "identities removed"
  | "file seen again"
  | "dropped";

export interface RetentionParts {
  /** Of connections without a statement timeout, three at least; they do not pipeline. */
  readonly pool: Pool;
  readonly store: ArchiveStore;
  readonly logger: Logger;
  /** Told each step of each month when it is done, and waited for. */
  readonly onStep?: (step: RetentionStep, month: string) => void | Promise<void>;
}

/** A run that is the only one. */
export interface RetentionRun extends RetentionParts {
  /** Holds the lock: when this connection is lost, nothing more can be decided. */
  readonly client: PoolClient;
  /** What is asked of the store ends with it, too. */
  readonly signal: AbortSignal;
}

export async function reached({ onStep, signal }: RetentionRun, step: RetentionStep, month: string): Promise<void> {
  await onStep?.(step, month);
  signal.throwIfAborted();
}
