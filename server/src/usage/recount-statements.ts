import { fillActiveUsers } from "./active-users/counted-active-users.js";
import { COUNTED_COLUMNS } from "./domain/period-count.js";
import { SUM_COLUMNS } from "./domain/usage-sums.js";

/** Of what is merged; needs the zone of the counters as `$1`. In order, or who reads a day reads a page of the table for each app user. */
const COUNT_USERS = `
  insert into usage_user_counters (period, period_start, user_id, ${COUNTED_COLUMNS.join(", ")})
  select period, date_trunc(period, bucket_start at time zone $1)::date, user_id,
         ${COUNTED_COLUMNS.map((column) => `sum(${column})`).join(", ")}
  from token_usage_user_stats cross join (values ('day'), ('month')) as periods (period)
  where user_id <> 0
  group by 1, 2, 3 order by 1, 2, 3`;

/**
 * What is merged is all that the rollup over everybody holds but what waits. Both are read in one snapshot, in
 * which whatever is being recorded is in both or in neither; the rollup by app user has hundreds of times the rows.
 */
const COUNT_DAYS = `
  with merged as (
    select bucket_start, dimension_id, ${SUM_COLUMNS.join(", ")} from token_usage_stats
    union all
    select bucket_start, dimension_id, ${SUM_COLUMNS.map((column) => `-coalesce(${column}, 0)`).join(", ")} from usage_deltas
  )
  insert into usage_day_stats (day, dimension_id, ${SUM_COLUMNS.join(", ")})
  select (bucket_start at time zone $1)::date, dimension_id, ${SUM_COLUMNS.map((column) => `sum(${column})`).join(", ")}
  from merged group by 1, 2
  having ${SUM_COLUMNS.map((column) => `sum(${column}) <> 0`).join(" or ")}`;

/** What empties each table of local days and months. */
export const FORGET_PERIODS = [
  "delete from usage_user_counters",
  "delete from usage_day_stats",
  "delete from usage_active_users",
  // Of days that begin elsewhere; a job builds them anew.
  "delete from usage_built_spans",
  "delete from usage_user_spans",
  // Of the zone that is left: when it is counted in again, versions of its days tell nothing of what came meanwhile.
  "delete from usage_day_tops",
] as const;

/** What fills them anew in the zone `$1`, while nobody merges. */
export const COUNT_PERIODS = [COUNT_USERS, COUNT_DAYS, fillActiveUsers("$1")] as const;
