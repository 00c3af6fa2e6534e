import type pg from "pg";
import { keptDays } from "../../src/usage/kept-days.js";

/** A counter of a local day is summed from buckets of the UTC day of its name and those beside it. */
const TOUCHED = `
  select distinct day::text from (
    select (created_at at time zone 'UTC')::date as day from token_usage
    union all select (bucket_start at time zone 'UTC')::date from token_usage_stats
    union all select (bucket_start at time zone 'UTC')::date from token_usage_by_user
    union all select day + beside from usage_day_stats cross join generate_series(-1, 1) as beside
    union all select period_start + beside from usage_user_counters cross join generate_series(-1, 1) as beside
      where period = 'day'
    union all select day + beside from usage_active_users cross join generate_series(-1, 1) as beside where days = 1
  ) as touched`;

/**
 * The kept days with anything in them that could differ, newest first. Random usage lies weeks apart, and to rebuild
 * each day in between, which holds nothing on either side, took most of the time of every run.
 */
export async function daysWithRows(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ day: string }>(TOUCHED);
  const touched = new Set(rows.map(({ day }) => day));
  return (await keptDays(pool)).filter((day) => touched.has(day));
}
