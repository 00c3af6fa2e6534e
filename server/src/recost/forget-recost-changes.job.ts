import type { Pool } from "pg";
import type { Job } from "../core/job.js";

const HOUR_MS = 3_600_000;
const ROWS_AT_ONCE = 20_000;

const FORGET = (table: string) => `
  delete from ${table} where ctid = any (array(
    select c.ctid from ${table} c join recosts r on r.id = c.recost_id
    where r.undo_until <= now() and r.state in ('done', 'failed', 'cancelled') limit $1
  ))`;

/** What only an undo needs goes when none is possible any more. */
export function forgetRecostChanges(pool: Pool): Job {
  return {
    name: "forget-recost-changes",
    everyMs: HOUR_MS,
    run: async (signal) => {
      for (const table of ["recost_changes", "recost_sum_changes"]) {
        while (!signal.aborted) {
          const { rowCount } = await pool.query(FORGET(table), [ROWS_AT_ONCE]);
          if ((rowCount ?? 0) < ROWS_AT_ONCE) break;
        }
      }
    },
  };
}
