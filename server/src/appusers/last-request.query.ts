import type { EntityManager } from "@mikro-orm/postgresql";

/**
 * Of each of some app users, day after day back from now, each one step into the index of app users by day, until
 * there is a request: no index leads from an app user to their requests of all times, for that would cost every
 * event that is recorded. The oldest request that is kept ends the search.
 */
const LAST_REQUESTS = `
  select seen.id::text as id, latest.created_at as at from unnest(?::bigint[]) as seen (id) left join lateral (
    select found.created_at from generate_series(
      ((now() + interval '1 day') at time zone 'UTC')::date::timestamp,
      (select min(created_at) at time zone 'UTC' from token_usage)::date::timestamp,
      interval '-1 day'
    ) as day cross join lateral (
      select created_at from token_usage
      where user_id = seen.id and (created_at at time zone 'UTC')::date = day::date
        and created_at >= day::date::timestamp at time zone 'UTC'
        and created_at < (day::date + 1)::timestamp at time zone 'UTC'
      order by created_at desc limit 1
    ) as found limit 1
  ) as latest on true`;

/** When the newest request of each app user happened, by id; null when none is kept. */
export async function lastRequestsAt(
  em: EntityManager,
  appUserIds: readonly string[],
): Promise<ReadonlyMap<string, Date | null>> {
  const ids = `{${appUserIds.join(",")}}`;
  const rows = await em.execute<{ id: string; at: string | null }[]>(LAST_REQUESTS, [ids]);
  return new Map(rows.map(({ id, at }) => [id, at === null ? null : new Date(at)]));
}
