import type pg from "pg";

/** Tables of what was recorded, and of what was summed from it. */
const TABLES = [
  "token_usage",
  "usage_event_ids",
  "token_usage_stats",
  "token_usage_user_stats",
  "usage_deltas",
  "usage_user_counters",
  "usage_day_stats",
  "usage_active_users",
  "usage_built_spans",
  "usage_user_spans",
  "usage_day_tops",
];

/** As if nothing had ever been recorded. Nothing may be recorded meanwhile. */
export async function emptyLedger(pool: pg.Pool): Promise<void> {
  await pool.query(TABLES.map((table) => `delete from ${table}`).join("; "));
}
