import { DatabaseError, type Pool, type PoolClient } from "pg";
import { AppError } from "../core/errors.js";
import { inTransaction } from "../core/in-transaction.js";
import { lockCrossings } from "./lock-crossings.js";

const LOCK_TIMEOUT = "55P03";

/**
 * Runs a change of thresholds in a transaction of its own. Nobody decides a crossing meanwhile: each is decided by what a
 * threshold was or by what it is, never by a mixture.
 *
 * @throws AppError UNAVAILABLE when usage is being counted anew for longer than somebody should wait
 */
export async function inThresholdChange<Result>(
  pool: Pool,
  change: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const changing = inTransaction(pool, async (client, commit) => {
    await lockCrossings(client);
    const result = await change(client);
    await commit();
    return result;
  });
  return changing.catch((error: unknown) => {
    if (!(error instanceof DatabaseError) || error.code !== LOCK_TIMEOUT) throw error;
    throw AppError.unavailable("Usage is being counted anew. Try again in a few minutes.");
  });
}
