import { DatabaseError, type Pool, type PoolClient } from "pg";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import { AppError } from "../core/errors.js";
import { inTransaction } from "../core/in-transaction.js";

/**
 * Nobody merges meanwhile, so that no crossing is decided by what a threshold was. First of all that is locked: a
 * merge that decides a crossing holds it before the threshold as well, and nobody waits in a ring.
 */
const BEGIN_CHANGE = `begin; select pg_advisory_xact_lock(${ADVISORY_LOCKS.mergeDeltas})`;
const LOCK_TIMEOUT = "55P03";

/**
 * Runs a change of thresholds in a transaction of its own.
 *
 * @throws AppError UNAVAILABLE when usage is being counted anew for longer than somebody should wait
 */
export async function inThresholdChange<Result>(
  pool: Pool,
  change: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const changing = inTransaction(
    pool,
    async (client, commit) => {
      const result = await change(client);
      await commit();
      return result;
    },
    BEGIN_CHANGE,
  );
  return changing.catch((error: unknown) => {
    if (!(error instanceof DatabaseError) || error.code !== LOCK_TIMEOUT) throw error;
    throw AppError.unavailable("Usage is being counted anew. Try again in a few minutes.");
  });
}
