import type { Pool, PoolClient } from "pg";
import { AROUND_MIDNIGHT } from "../local-periods.js";
import { SPAN_COLUMNS, SPAN_LENGTHS } from "../domain/span-of-days.js";
import { spanUser, sumsOfSpan } from "./span-rows.js";
import { listTops, type NamedSpan } from "./span-tops.js";
import { whileNobodyMerges } from "./while-nobody-merges.js";

const ZONE = "(select value #>> '{}' from settings where key = 'countersTimezone')";

/**
 * The newest span that is over and can be built: of its halves, both are. A day is over when `$1` is past its
 * end in the zone of the counters; days before the first that was counted have nothing to be added up.
 */
const NEXT = `
  with edges as (
    select (select min(period_start) from usage_user_counters where period = 'day') as first_day,
           ($1::timestamptz at time zone ${ZONE})::date as end_day
  ), days as (
    select length, start::date as first_day
    from edges cross join unnest('{${SPAN_LENGTHS.join(",")}}'::int[]) as length
      cross join lateral generate_series(
        first_day - ((first_day - date '1970-01-01') % length + length) % length, end_day - length, make_interval(days => length)
      ) as start
  )
  select length as days, first_day::text as "firstDay" from days
  where not exists (select from usage_built_spans b where (b.days, b.first_day) = (length, days.first_day))
    and (length = 1 or (
      exists (select from usage_built_spans b where (b.days, b.first_day) = (length / 2, days.first_day))
      and exists (select from usage_built_spans b where (b.days, b.first_day) = (length / 2, days.first_day + length / 2))
    ))
  order by first_day + length desc, length limit 1`;

const COLUMNS = SPAN_COLUMNS.join(", ");

/** A day, of what is merged. Midnight may come twice: what belongs to the day its date says. */
const BUILD_DAY = `
  insert into usage_user_spans (days, first_day, user_id, ${COLUMNS})
  select 1, $1::date, ${spanUser("s", "d")}, ${sumsOfSpan("s", "d")}
  from token_usage_user_stats s join usage_dimensions d on d.id = s.dimension_id
  where s.bucket_start >= $1::date::timestamp at time zone ${ZONE} - ${AROUND_MIDNIGHT}
    and s.bucket_start < ($1::date + 1)::timestamp at time zone ${ZONE} + ${AROUND_MIDNIGHT}
    and (s.bucket_start at time zone ${ZONE})::date = $1::date
  group by 3 order by 3`;

/** A longer span, of its halves. */
const BUILD_OF_HALVES = `
  insert into usage_user_spans (days, first_day, user_id, ${COLUMNS})
  select $2::smallint, $1::date, user_id, ${SPAN_COLUMNS.map((column) => `sum(${column})`).join(", ")}
  from usage_user_spans where days = $2::smallint / 2 and first_day in ($1::date, $1::date + $2::smallint / 2)
  group by 3 order by 3`;

/**
 * Builds the spans of days that are over, newest first, until none is missing or `signal` says so. What is
 * merged into them later is added by the merge; questions use what is built.
 *
 * @param now what is over by then; the end of a day needs some time for what is late
 * @returns how many were built; comes back early when somebody counts for longer than others should wait
 */
export async function buildSpans(pool: Pool, now: Date, signal?: AbortSignal): Promise<number> {
  for (let built = 0; ; built += 1) {
    if (signal?.aborted === true || !(await buildNext(pool, now))) return built;
  }
}

function buildNext(pool: Pool, now: Date): Promise<boolean> {
  return whileNobodyMerges(pool, async (client) => {
    const { rows } = await client.query<NamedSpan>(NEXT, [now]);
    const [next] = rows;
    if (next !== undefined) await build(client, next);
    return next !== undefined;
  });
}

async function build(client: PoolClient, { days, firstDay }: NamedSpan): Promise<void> {
  if (days === 1) await client.query(BUILD_DAY, [firstDay]);
  else await client.query(BUILD_OF_HALVES, [firstDay, days]);
  await client.query("insert into usage_built_spans (days, first_day) values ($1, $2)", [days, firstDay]);
  await listTops(client, { days, firstDay });
}
