import type { PoolClient } from "pg";
import { SPAN_COLUMNS, type SpanLength } from "../domain/span-of-days.js";
import type { BucketRange } from "../find-rollup-drift.js";
import { AROUND_MIDNIGHT } from "../local-periods.js";
import type { SpanDrift } from "./span-drift.js";
import { spanUser, sumsOfSpan } from "./span-rows.js";

/** The built spans of `$3` days that the buckets from `$1` to `$2` (exclusive) lie in. */
const SPANS = `
  with zone as (select value #>> '{}' as name from settings where key = 'countersTimezone'),
  spans as (
    select name, days, first_day from usage_built_spans cross join zone
    where days = $3::smallint and first_day <= (($2::timestamptz - interval '1 microsecond') at time zone name)::date
      and first_day + days > ($1::timestamptz at time zone name)::date
  )`;

const NEGATED = SPAN_COLUMNS.map((column) => `-u.${column}`).join(", ");

/** What is kept by span, with the sign turned, to be added to what it must be. */
const KEPT = `
  select u.days, u.first_day, u.user_id, ${NEGATED} from usage_user_spans u join spans using (days, first_day)`;

const COMPARED = `
  select days, first_day::text as first_day, user_id,
         ${SPAN_COLUMNS.map((column) => `sum(${column})::text as ${column}`).join(", ")}
  from both_sides group by days, both_sides.first_day, user_id
  having ${SPAN_COLUMNS.map((column) => `sum(${column}) <> 0`).join(" or ")}
  order by days, both_sides.first_day, user_id`;

const FIND_DAYS = `${SPANS}, both_sides as (
    select spans.days, spans.first_day, ${spanUser("s", "d")} as user_id, ${sumsOfSpan("s", "d")}
    from spans join token_usage_user_stats s on s.bucket_start >= first_day::timestamp at time zone name - ${AROUND_MIDNIGHT}
        and s.bucket_start < (first_day + 1)::timestamp at time zone name + ${AROUND_MIDNIGHT}
        and (s.bucket_start at time zone name)::date = first_day
      join usage_dimensions d on d.id = s.dimension_id
    group by 1, 2, 3
    union all ${KEPT}
  ) ${COMPARED}`;

const FIND_LONGER = `${SPANS}, both_sides as (
    select spans.days, spans.first_day, half.user_id, ${SPAN_COLUMNS.map((column) => `half.${column}`).join(", ")}
    from spans join usage_user_spans half on half.days = spans.days / 2
      and half.first_day in (spans.first_day, spans.first_day + spans.days / 2)
    union all ${KEPT}
  ) ${COMPARED}`;

/**
 * What has to be added to the spans of so many days that the buckets lie in: so that days equal the merged
 * rollup by app user, and longer ones their halves.
 *
 * @param client in a transaction that reads one snapshot
 */
export async function findSpanDrift(client: PoolClient, range: BucketRange, days: SpanLength): Promise<SpanDrift[]> {
  const text = days === 1 ? FIND_DAYS : FIND_LONGER;
  const { rows } = await client.query<SpanDrift>(text, [range.from, range.to, days]);
  return rows;
}
