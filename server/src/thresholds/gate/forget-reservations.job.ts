import type { Pool } from "pg";
import type { Job } from "../../core/job.js";

const EVERY_MS = 60_000;
const MOST_AT_ONCE = 10_000;

/** Removes what expired, which counts for nothing already; who settles some of it at this moment is not waited for. */
export function forgetReservationsJob(pool: Pool): Job {
  return {
    name: "forget-reservations",
    everyMs: EVERY_MS,
    run: async (signal) => {
      let removed = MOST_AT_ONCE;
      while (removed === MOST_AT_ONCE && !signal.aborted) removed = await forgetReservations(pool);
    },
  };
}

/** @returns how many, of at most 10,000 */
async function forgetReservations(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `delete from usage_reservations where id in (
       select id from usage_reservations where expires_at <= now() order by id limit $1 for update skip locked
     )`,
    [MOST_AT_ONCE],
  );
  return rowCount ?? 0;
}
