import type { EntityManager } from "@mikro-orm/postgresql";

const COUNTED_IN = "(select value #>> '{}' from settings where key = 'countersTimezone')";

/**
 * Of one app user: the first month that counts requests of theirs, the first day of it, and the first quarter of an
 * hour of that, each a few steps into an index that leads with time; beside it what is not merged yet, which is
 * little. The request itself tells the very moment, as long as it is kept.
 */
const FIRST_REQUEST = `
  with asked as (
    select ?::bigint as id
  ), first_month as (
    select month::date as month from generate_series(
      (select min(period_start) from usage_user_counters where period = 'month')::timestamp,
      (select max(period_start) from usage_user_counters where period = 'month')::timestamp, interval '1 month'
    ) as month where exists (
      select from usage_user_counters
      where period = 'month' and period_start = month::date and user_id = (select id from asked) and requests > 0
    ) order by month limit 1
  ), first_day as (
    select min(period_start) as day from usage_user_counters, first_month
    where period = 'day' and user_id = (select id from asked) and requests > 0 and period_start = any (array(
      select (month + days)::date from generate_series(0, 30) as days
    ))
  ), edges as (
    select day::timestamp at time zone ${COUNTED_IN} as start,
           (day + 1)::timestamp at time zone ${COUNTED_IN} as end from first_day
  ), first_quarter as (
    select least(
      (select min(bucket_start) from token_usage_user_stats, edges
       where (bucket_start at time zone 'UTC')::date = any (array[
               (edges.start at time zone 'UTC')::date, (edges.end at time zone 'UTC')::date
             ]) and user_id = (select id from asked) and bucket_start >= edges.start and bucket_start < edges.end and requests > 0),
      (select min(bucket_start) from usage_deltas where user_id = (select id from asked) and requests > 0)
    ) as at
  )
  select at as quarter, (
    select min(created_at) from token_usage
    where user_id = (select id from asked) and (created_at at time zone 'UTC')::date = (at at time zone 'UTC')::date
      and created_at >= at and created_at < at + interval '15 minutes'
  ) as kept from first_quarter`;

/**
 * When the first request of an app user happened: exact while it is kept, else the quarter of an hour in which it did;
 * null when none is counted. A change that takes it away is told when it is merged, some seconds later.
 */
export async function firstRequestAt(em: EntityManager, appUserId: string): Promise<Date | null> {
  const [row] = await em.execute<{ quarter: string | null; kept: string | null }[]>(FIRST_REQUEST, [appUserId]);
  const at = row?.kept ?? row?.quarter ?? null;
  return at === null ? null : new Date(at);
}
