import { RANKED_COLUMNS } from "../domain/span-of-days.js";
import { LISTS_IN_STEP } from "../spans/day-tops.js";
import { MOST_CHANGED } from "../spans/span-tops.js";
import type { MergeTarget } from "./merge-target.js";
import { USER_COUNTERS_TARGET } from "./user-counters-target.js";

/** Where a list has everybody, whoever is new has more than nobody. */
const LAST = RANKED_COLUMNS.map(
  (column) =>
    `case when is_all then '-infinity' else ${column}_amounts[cardinality(${column}_amounts)] end as ${column}`,
).join(", ");

const LISTED = RANKED_COLUMNS.map(
  (column, place) => `select day, ${place} as place, unnest(${column}_users) as user_id from open`,
).join(" union all ");

const ABOVE = RANKED_COLUMNS.map((column, place) => `(${place}, counted.${column} > last.${column})`).join(", ");
const IS_ABOVE = RANKED_COLUMNS.map((column) => `counted.${column} > last.${column}`).join(" or ");

/**
 * Lists of the app users with most in a day that still runs stay as they were: who comes to more than the last of a list
 * without being on it is remembered beside it. As a rule few do, because it takes that much. Lists that are behind stay
 * behind until they are made anew.
 */
export const DAY_TOPS_TARGET: MergeTarget = {
  name: "into_day_tops",
  sql: `
    with open as materialized (
      select tops.* from ${LISTS_IN_STEP} and day in (select day from local_days)
    ), last as materialized (
      select day, ${LAST} from open
    ), above as materialized (
      select last.day, user_id, places.place
      from ${USER_COUNTERS_TARGET.name} as counted join last on counted.period = 'day' and counted.period_start = last.day
        cross join lateral (values ${ABOVE}) as places (place, is_above)
      where (${IS_ABOVE}) and is_above
    ), known as materialized (
      ${LISTED}
    ), crossed as (
      select day, array_agg(distinct user_id) as users from above
      where not exists (select from known where (known.day, known.place, known.user_id) = (above.day, above.place, above.user_id))
        and not exists (
          select from (select day, unnest(changed) as user_id from open) as changed
          where (changed.day, changed.user_id) = (above.day, above.user_id))
      group by day
    ), told as (
      select day, open.version + 1 as version, open.changed || coalesce(crossed.users, '{}') as changed
      from open left join crossed using (day) order by day
    )
    update usage_day_tops as tops
    set version = told.version, changed = case when cardinality(told.changed) <= ${MOST_CHANGED} then told.changed end
    from told where tops.day = told.day`,
};
