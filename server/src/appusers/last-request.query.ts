import type { EntityManager } from "@mikro-orm/postgresql";

/**
 * Day after day back from now, each one step into the index of app users by day, until there is a request: no
 * index leads from an app user to their requests of all times, for that would cost every event that is recorded.
 */
const LAST_REQUEST = `
  select latest.created_at from (
    select day::date as day from generate_series(
      ((now() + interval '1 day') at time zone 'UTC')::date::timestamp,
      (select min(created_at) at time zone 'UTC' from token_usage)::date::timestamp,
      interval '-1 day'
    ) as day
  ) as days cross join lateral (
    select created_at from token_usage
    where user_id = ?::bigint and (created_at at time zone 'UTC')::date = days.day
      and created_at >= days.day::timestamp at time zone 'UTC'
      and created_at < (days.day + 1)::timestamp at time zone 'UTC'
    order by created_at desc limit 1
  ) as latest limit 1`;

/** When the newest request of an app user happened; null when none is kept. */
export async function lastRequestAt(em: EntityManager, appUserId: string): Promise<Date | null> {
  const [latest] = await em.execute<{ created_at: string }[]>(LAST_REQUEST, [appUserId]);
  return latest === undefined ? null : new Date(latest.created_at);
}
