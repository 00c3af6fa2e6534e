import type { EntityManager } from "@mikro-orm/postgresql";

const DAYS = 7;
/** More than any event is ahead of when it was recorded. */
const AHEAD = "interval '1 hour'";

interface KeyRow {
  readonly api_key_id: number;
  readonly requests: string;
}

/**
 * How many requests of the last 7 days, by the quarter hour, each key recorded, by its id; a key without any is not
 * in it. In the first week after keys began to be told apart, what was recorded before is counted from raw rows.
 */
export async function recentKeyRequests(em: EntityManager, now: Date): Promise<ReadonlyMap<string, bigint>> {
  const from = new Date(now.getTime() - DAYS * 24 * 60 * 60_000);
  const rows = await em.execute<KeyRow[]>(
    `with span as (
       select date_bin('15 minutes', ?::timestamptz, 'epoch') as start,
              (select (value #>> '{}')::timestamptz from settings where key = 'keysCountedSince') as since
     )
     select api_key_id, sum(requests)::text as requests from (
       select d.api_key_id, s.requests from (
         select dimension_id, sum(requests) as requests from token_usage_stats
         where bucket_start >= (select start from span) group by dimension_id
       ) as s join usage_dimensions d on d.id = s.dimension_id
       where d.api_key_id is not null
       union all
       select e.api_key_id, 1 from token_usage e
       where e.created_at >= (select start from span) and e.created_at < (select since + ${AHEAD} from span)
         and e.recorded_at < (select since from span) and e.api_key_id is not null
     ) as recorded
     group by api_key_id`,
    [from.toISOString()],
  );
  return new Map(rows.map((row) => [String(row.api_key_id), BigInt(row.requests)]));
}
