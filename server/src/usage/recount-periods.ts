import type { Pool } from "pg";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import { isCountable } from "./domain/local-days.js";
import { inTransaction } from "../core/in-transaction.js";
import { isLockTimeout } from "../core/is-lock-timeout.js";
import { COUNT_PERIODS, FORGET_PERIODS } from "./recount-statements.js";

/** Over years of many app users it takes longer than any other statement may. */
const RECOUNT_WITHIN_MS = 3_600_000;

/** Merges queue behind a recount that waits. They take milliseconds; a repair, minutes. */
const BEGIN_ALONE = `begin; set local statement_timeout = 0; set local lock_timeout = '300ms';
  select pg_advisory_xact_lock(${ADVISORY_LOCKS.countPeriods}); set local lock_timeout to default`;

const ZONES = `
  select (select value #>> '{}' from settings where key = 'countersTimezone') as counted,
         (select value #>> '{}' from settings where key = 'reportingTimezone') as reporting`;

/**
 * Counts every period anew when the reporting timezone is no longer the one that was counted in. Nothing is
 * merged meanwhile, so that no difference is counted into a day of the old zone; recording goes on. Questions see the former days
 * and the former zone until all of it is committed.
 *
 * @returns whether it was done: also false when somebody counts in the old zone for longer than others
 * should wait; come back then
 */
export async function recountPeriods(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ counted: string; reporting: string | null }>(ZONES);
  if (!differs(rows[0])) return false;
  let isAlone = false;
  const recounting = inTransaction(
    pool,
    async (client, commit) => {
      const zones = await client.query<{ counted: string; reporting: string | null }>(ZONES);
      isAlone = true;
      const [zone] = zones.rows;
      if (!differs(zone)) return false; // another replica was first
      for (const statement of FORGET_PERIODS) await client.query(statement);
      for (const text of COUNT_PERIODS) {
        // The driver knows it, its description does not: hence not written in the call.
        const recount = { text, values: [zone?.reporting], query_timeout: RECOUNT_WITHIN_MS };
        await client.query(recount);
      }
      await client.query(
        "update settings set value = to_jsonb($1::text), updated_at = now() where key = 'countersTimezone'",
        [zone?.reporting],
      );
      await commit();
      return true;
    },
    BEGIN_ALONE,
  );
  return recounting.catch((error: unknown) => {
    if (!isAlone && isLockTimeout(error)) return false;
    throw error;
  });
}

/** A zone that only the database knows would be counted in, and no event could be recorded any more. */
function differs(zones: { readonly counted: string; readonly reporting: string | null } | undefined): boolean {
  if (zones === undefined || zones.reporting === null || zones.counted === zones.reporting) return false;
  return isCountable(zones.reporting);
}
