import { AROUND_MIDNIGHT } from "../local-periods.js";

/**
 * What is merged of an app user, a local day and a dimension set: `requests` and `known`, those of known cost.
 *
 * @param row the alias of a row with `user_id`, `day` in the zone of the counters, and `dimension_id`; only of a `doubtful` one
 * anything is looked up
 */
export function mergedOfDay(row: string): string {
  return `
    select sum(requests) as requests, sum(requests - unpriced_requests) as known
    from (select value #>> '{}' as name from settings where key = 'countersTimezone') as zone,
      lateral (
        select ${row}.day::timestamp at time zone name - ${AROUND_MIDNIGHT} as first_at,
               (${row}.day + 1)::timestamp at time zone name + ${AROUND_MIDNIGHT} as last_at
      ) as near, token_usage_user_stats as stats
    where ${row}.doubtful and stats.user_id = ${row}.user_id and stats.dimension_id = ${row}.dimension_id
      and stats.bucket_start >= first_at and stats.bucket_start < last_at
      and (stats.bucket_start at time zone name)::date = ${row}.day
      and (stats.bucket_start at time zone 'UTC')::date = any (array[
        (first_at at time zone 'UTC')::date, (first_at at time zone 'UTC')::date + 1, (last_at at time zone 'UTC')::date])`;
}
