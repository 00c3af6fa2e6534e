import type { PoolClient } from "pg";
import type { BucketRange } from "../find-rollup-drift.js";

/**
 * One snapshot: a late event is in both, or in neither. Which dimension set a request is counted for does not matter.
 * Sums over everybody are kept when raw rows are taken away.
 */
const KEPT = `
  with built as (
    select distinct start from usage_duration_spans where quarters = 1 and start >= $1 and start < $2
  ), raw as (
    select date_bin('15 minutes', created_at, 'epoch') as start, count(*) as requests from token_usage
    where created_at >= $1 and created_at < $2 and exists (select from built) group by 1
  ), summed as (
    select bucket_start as start, sum(requests) as requests from token_usage_stats
    where bucket_start >= $1 and bucket_start < $2 and exists (select from built) group by 1
  )
  select start from built left join raw using (start) join summed using (start)
  where coalesce(raw.requests, 0) < summed.requests order by start`;

/**
 * Quarters of an hour that were built from more raw rows than there are now: what was built of them is all there is,
 * and stays, without what came late.
 */
export async function keptQuarters(client: PoolClient, { from, to }: BucketRange): Promise<readonly Date[]> {
  const { rows } = await client.query<{ start: Date }>(KEPT, [from, to]);
  return rows.map(({ start }) => start);
}
