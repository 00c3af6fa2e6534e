import type { Pool } from "pg";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import { inTransaction } from "../core/in-transaction.js";
import { DIFFERENCES } from "./crossings/differences.js";
import { insertCrossings } from "./crossings/insert-crossings.js";

/** Who changes a threshold is waited for: what is found is by the thresholds as they are. */
const BEGIN_FINDING = `begin; select pg_advisory_xact_lock_shared(${ADVISORY_LOCKS.findCrossings})`;

const FIND = `${DIFFERENCES}, crossed as (${insertCrossings("waiting")} returning 1)
  select count(*)::int as crossed from crossed`;

/**
 * Adds the alerts of levels that were reached by what is recorded and not merged yet. The merge would add them too, later.
 *
 * @returns how many were added
 */
export function findCrossings(pool: Pool): Promise<number> {
  return inTransaction(
    pool,
    async (client, commit) => {
      const { rows } = await client.query<{ crossed: number }>(FIND);
      await commit();
      return rows[0]?.crossed ?? 0;
    },
    BEGIN_FINDING,
  );
}
