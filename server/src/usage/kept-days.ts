import type { Pool } from "pg";
import { ARCHIVED_MONTHS } from "./archived-months.js";
import type { BucketRange } from "./find-rollup-drift.js";

const DAY_MS = 86_400_000;

/** Raw rows of a month are there as long as its table is; of one that was archived there may be some again, but not all. */
const KEPT_DAYS = `
  with kept as (
    select to_date(right(relname, 7), 'YYYY_MM') as month from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'token_usage'::regclass
  ), edges as (
    select min(at) at time zone 'UTC' as first, max(at) at time zone 'UTC' as last from (
      select min(created_at) as at from token_usage union all select max(created_at) from token_usage
      union all select min(bucket_start) from token_usage_stats union all select max(bucket_start) from token_usage_stats
    ) as ends
  )
  select day::date::text as day from edges, generate_series(first::date, last::date, interval '1 day') as day
  where date_trunc('month', day)::date in (select month from kept except ${ARCHIVED_MONTHS}) order by day desc`;

/** UTC days, newest first, of which raw rows are kept: what sums can be compared with and rebuilt from. */
export async function keptDays(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ day: string }>(KEPT_DAYS);
  return rows.map(({ day }) => day);
}

/** The buckets of a UTC day, `2026-11-26`. */
export function bucketsOfDay(day: string): BucketRange {
  const from = new Date(`${day}T00:00:00Z`);
  return { from, to: new Date(from.getTime() + DAY_MS) };
}
