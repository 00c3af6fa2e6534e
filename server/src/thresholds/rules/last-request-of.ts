import type { EntityManager } from "@mikro-orm/postgresql";
import { lastRequestsAt } from "../../appusers/last-request.query.js";
import { ABOUT_SUBJECT } from "../about-subject.js";
import { ThresholdScope } from "../domain/threshold-words.js";
import type { Threshold } from "../threshold.js";

/** Whose key is nothing. */
const ALL = "? = ''";

/** From the last day with requests to its last quarter of an hour, to the last of its requests: none reads much. */
function lastRequest(isOf: string): string {
  return `
    with zone as (
      select coalesce((select value #>> '{}' from settings where key = 'countersTimezone'), 'UTC') as name
    ), sets as materialized (
      select id from usage_dimensions where ${isOf}
    ), last_day as (
      select u.day from usage_by_day u where u.dimension_id in (select id from sets)
      group by u.day having sum(u.requests) > 0 order by u.day desc limit 1
    ), last_quarter as (
      select s.bucket_start from last_day cross join zone
        join token_usage_stats s on s.bucket_start >= day::timestamp at time zone name
          and s.bucket_start < (day + 1)::timestamp at time zone name
      where s.dimension_id in (select id from sets)
      group by s.bucket_start having sum(s.requests) > 0 order by s.bucket_start desc limit 1
    )
    select coalesce(
      (select max(e.created_at) from token_usage e
       where e.created_at >= bucket_start and e.created_at < bucket_start + interval '15 minutes' and ${isOf}),
      bucket_start + interval '15 minutes'
    ) as at from last_quarter`;
}

/** When the newest request that a threshold watches happened, to the millisecond; null when there never was one. */
export async function lastRequestOf(
  em: EntityManager,
  { scope, subject }: Pick<Threshold, "scope" | "subject">,
): Promise<Date | null> {
  const isOf = scope === ThresholdScope.OVERALL ? ALL : ABOUT_SUBJECT[scope];
  if (isOf === undefined) return scope === ThresholdScope.USER && subject !== null ? lastOfUser(em, subject.key) : null;
  const key = subject?.key ?? "";
  const [row] = await em.execute<{ at: string | null }[]>(lastRequest(isOf), [key, key]);
  return row?.at == null ? null : new Date(row.at);
}

async function lastOfUser(em: EntityManager, userId: string): Promise<Date | null> {
  return (await lastRequestsAt(em, [userId])).get(userId) ?? null;
}
