/** CTEs that give what a `Look` reads in place of a merge: differences that wait, all of them and none that stays. */
export const DIFFERENCES = `
  with taken as (select * from usage_deltas), local_days as (
    select bucket_start,
           (bucket_start at time zone (select value #>> '{}' from settings where key = 'countersTimezone'))::date as day
    from taken group by bucket_start
  ), waiting as (
    select null::date as day, usage_deltas.* from usage_deltas where false
  )`;
