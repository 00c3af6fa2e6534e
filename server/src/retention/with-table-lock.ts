import { setTimeout as sleep } from "node:timers/promises";
import { isLockTimeout } from "../core/is-lock-timeout.js";
import type { RetentionRun } from "./retention-parts.js";

/** Everybody who comes later waits behind who waits for a table, so not for long. */
const WAIT = "1s";
const TRIES = 20;
const REST_MS = 1_500;

/**
 * Does `work` in a transaction that may wait for a table's lock, again and again while somebody else holds it.
 *
 * @throws the last lock timeout when it was never free
 */
export async function withTableLock<Result>(run: RetentionRun, work: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      await run.client.query(`begin; set local lock_timeout = '${WAIT}'`);
      const result = await work();
      await run.client.query("commit");
      return result;
    } catch (error) {
      await run.client.query("rollback");
      if (!isLockTimeout(error) || tried === TRIES) throw error;
      await sleep(REST_MS, undefined, { signal: run.signal });
    }
  }
}
