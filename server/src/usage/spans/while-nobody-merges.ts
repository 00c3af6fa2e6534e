import type { Pool, PoolClient } from "pg";
import { ADVISORY_LOCKS } from "../../core/advisory-locks.js";
import { inTransaction } from "../../core/in-transaction.js";
import { isLockTimeout } from "../../core/is-lock-timeout.js";

/** Merges wait for a span, which takes a second at most; nobody else is waited for. */
const BEGIN_ALONE = `begin; set local statement_timeout = 0; set local lock_timeout = '300ms';
  select pg_advisory_xact_lock(${ADVISORY_LOCKS.countPeriods}); set local lock_timeout to default`;

/**
 * Does `work` in a transaction while nobody merges, repairs or counts anew, and commits.
 *
 * @returns what `work` does: whether there was something; false when somebody counts for longer than others should wait
 */
export function whileNobodyMerges(pool: Pool, work: (client: PoolClient) => Promise<boolean>): Promise<boolean> {
  let isAlone = false;
  const working = inTransaction(
    pool,
    async (client, commit) => {
      await client.query("select"); // answered only when the lock is held
      isAlone = true;
      const isDone = await work(client);
      await commit();
      return isDone;
    },
    BEGIN_ALONE,
  );
  return working.catch((error: unknown) => {
    if (!isAlone && isLockTimeout(error)) return false;
    throw error;
  });
}
