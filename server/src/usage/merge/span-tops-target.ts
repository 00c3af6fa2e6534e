import { MOST_CHANGED } from "../spans/span-tops.js";
import { spanUser } from "../spans/span-rows.js";
import type { MergeTarget } from "./merge-target.js";
import { TOUCHED_SPANS } from "./user-spans-target.js";

/**
 * Lists of the app users with most in a span stay as they were: whoever something is merged of is remembered beside
 * them, and looked up by rankings. Rows are locked in the order of their key, and before those of the spans.
 */
export const SPAN_TOPS_TARGET: MergeTarget = {
  name: "into_span_tops",
  sql: `
    with touched as materialized (${TOUCHED_SPANS}), locked as materialized (
      select days, first_day from usage_span_tops
      where changed is not null and (days, first_day) in (select days, first_day from touched)
      order by days, first_day for update
    ), by_day as materialized (
      select distinct day, ${spanUser("t", "d")} as user_id
      from taken t join local_days using (bucket_start) join usage_dimensions d on d.id = t.dimension_id
      where exists (select from locked) and day in (select day from touched)
    ), changes as (
      select days, first_day, array_agg(distinct user_id) as users
      from locked join touched using (days, first_day) join by_day using (day) group by 1, 2
    )
    update usage_span_tops as tops
    set changed = case when cardinality(tops.changed || users) <= ${MOST_CHANGED} then tops.changed || users end
    from changes where (tops.days, tops.first_day) = (changes.days, changes.first_day)`,
};
