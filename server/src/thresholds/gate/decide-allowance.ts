import { COUNTED_COLUMNS } from "../../usage/domain/period-count.js";
import { limitColumns, overriding } from "../overriding.js";
import { AMOUNT, CALENDAR, PARTS, watched, WINDOWS } from "../crossings/windows.js";

const COLUMNS = COUNTED_COLUMNS.join(", ");
const ADDED_UP = COUNTED_COLUMNS.map((column) => `sum(${column}) as ${column}`).join(", ");
const OF_ALL = "exists (select from windows where scope = 'OVERALL')";
const IS_OPEN = "expires_at > statement_timestamp()";

/** Limits that a call comes under: an app user's own ones, on or off, go before those that are for each. */
const APPLIES = `t.blocks and (t.scope = 'OVERALL' or t.user_id = $1::bigint or (
  t.scope = 'EACH_USER' and $1::bigint is not null and not exists (
    select from ${overriding(limitColumns("t"))} and own.user_id = $1::bigint)))`;

/** All that counts as used in a window: what is merged, what waits to be, and what is reserved. */
const PIECES = `
    select threshold_id, ${AMOUNT} as used, 0 as reserved from parts cross join lateral (
      select ${COLUMNS} from usage_user_counters as counters
      where (counters.period, counters.period_start, counters.user_id) = (part, part_start, $1::bigint) offset 0
    ) as merged
    union all
    select threshold_id, ${AMOUNT}, 0 from windows join waiting on day >= first_day and day < end_day
    where scope = 'OVERALL' or is_own
    union all
    select threshold_id, ${AMOUNT}, 0 from windows cross join lateral (
      select ${ADDED_UP} from usage_day_stats as stats where stats.day >= first_day and stats.day < end_day
    ) as merged
    where scope = 'OVERALL'
    union all
    select threshold_id, 0, ${AMOUNT} from windows join reserved on is_of_all = (scope = 'OVERALL')`;

/**
 * Decides about one call, and reserves what it may use when every limit has room for it: in one statement, hence one
 * snapshot, in which an event is either recorded or reserved. Reservations count in every period that runs, for nobody
 * knows yet in which one the call will be recorded.
 *
 * $1 app user or null, $2 now, $3 id, $4 project, $5 to $9 what the call may use, $10 seconds to hold it
 */
export const DECIDE_ALLOWANCE = `
  with calendar as (${CALENDAR}),
  watched as (${watched(APPLIES)}),
  touched_days as (select ($2::timestamptz at time zone zone)::date as day from calendar),
  windows as materialized (${WINDOWS}),
  parts as (${PARTS}),
  waiting as materialized (
    select (bucket_start at time zone zone)::date as day, user_id = $1::bigint as is_own, ${ADDED_UP}
    from usage_deltas cross join calendar
    where exists (select from windows) and (user_id = $1::bigint or ${OF_ALL})
    group by 1, 2
  ),
  reserved as materialized (
    select false as is_of_all, ${ADDED_UP} from usage_reservations where user_id = $1::bigint and ${IS_OPEN}
    union all
    select true, ${ADDED_UP} from usage_reservations where ${OF_ALL} and ${IS_OPEN}
  ),
  asked as (
    select $5::numeric as requests, $6::numeric as input_tokens, $7::numeric as output_tokens, $8::numeric as total_tokens,
           $9::numeric as cost
  ),
  counted as (
    select threshold_id, coalesce(sum(used), 0) as used, coalesce(sum(reserved), 0) as reserved
    from (${PIECES}) as pieces group by threshold_id
  ),
  limits as materialized (
    select threshold_id, scope, meter, every, limit_amount, coalesce(used, 0) as used, coalesce(reserved, 0) as reserved,
           ${AMOUNT} as asked, end_day::timestamp at time zone zone as resets_at
    from windows left join counted using (threshold_id) cross join asked
  ),
  verdict as materialized (
    select ${OF_ALL} and current_setting('tokenledger.allowance', true) is distinct from 'ALONE' as is_stale,
           exists (select from limits where asked is null) as lacks_cost,
           exists (select from limits where used + reserved + asked > limit_amount) as is_blocked
  ),
  made as (
    insert into usage_reservations (id, project_id, user_id, requests, input_tokens, output_tokens, total_tokens, cost, expires_at)
    select $3::uuid, $4::int, $1::bigint, asked.*, statement_timestamp() + make_interval(secs => $10::int)
    from asked cross join verdict where not (is_stale or lacks_cost or is_blocked)
    returning expires_at
  )
  select is_stale, lacks_cost, (select expires_at from made) as expires_at, coalesce((
    select json_agg(json_build_object(
      'id', threshold_id::text, 'name', name, 'scope', limits.scope, 'meter', limits.meter, 'period', every,
      'limit', limits.limit_amount::text, 'used', used::text, 'reserved', reserved::text, 'asked', asked::text,
      'resetsAt', extract(epoch from resets_at) * 1000
    ) order by threshold_id) from limits join usage_thresholds on id = threshold_id
  ), '[]') as limits
  from verdict`;
