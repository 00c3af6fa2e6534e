import { COUNTED_COLUMNS } from "../domain/period-count.js";
import { added, summed } from "./added-columns.js";
import type { MergeTarget } from "./merge-target.js";

/** Days are added up before months are, so that there is less to sort twice. */
const BY_DAY = `
  select day, user_id, ${COUNTED_COLUMNS.map((column) => `sum(${column}) as ${column}`).join(", ")}
  from taken join local_days using (bucket_start) where user_id <> 0 group by day, user_id`;

/** Counters of days and months of app users; returns what they are now. */
export const USER_COUNTERS_TARGET: MergeTarget = {
  name: "into_user_counters",
  sql: `
    insert into usage_user_counters as counters (period, period_start, user_id, ${COUNTED_COLUMNS.join(", ")})
    select period, date_trunc(period, day)::date, user_id, ${summed(COUNTED_COLUMNS)}
    from (${BY_DAY}) as by_day cross join (values ('day'), ('month')) as periods (period) group by 1, 2, 3 order by 1, 2, 3
    on conflict (period, period_start, user_id) do update set ${added("counters", COUNTED_COLUMNS)}
    returning period, period_start, user_id, ${COUNTED_COLUMNS.join(", ")}`,
};
