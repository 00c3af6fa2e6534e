import type { Pool, PoolClient } from "pg";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import { AppError } from "../core/errors.js";

const TRY_LOCK = `select pg_try_advisory_lock(${ADVISORY_LOCKS.repairRollups}) as locked`;
const UNLOCK = "select pg_advisory_unlock_all()";

/**
 * Works while nobody else repairs, on any replica or by a command: on a connection of its own, so that
 * the lock ends with the process.
 *
 * @throws AppError CONFLICT while somebody else repairs
 */
export async function holdRepairLock<Result>(pool: Pool, work: (lock: PoolClient) => Promise<Result>): Promise<Result> {
  const lock = await pool.connect();
  try {
    const { rows } = await lock.query<{ locked: boolean }>(TRY_LOCK);
    if (rows[0]?.locked !== true) throw repairUnderWay();
    return await work(lock);
  } finally {
    await lock.query(UNLOCK).then(
      () => lock.release(),
      // Closing the connection lets go of its locks.
      (fault: unknown) => lock.release(fault instanceof Error ? fault : true),
    );
  }
}

export function repairUnderWay(): AppError {
  return AppError.conflict("Another repair is under way; it may take some minutes. Try again when it has ended.");
}
