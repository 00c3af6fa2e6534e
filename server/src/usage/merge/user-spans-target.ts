import { SPAN_COLUMNS, SPAN_LENGTHS } from "../domain/span-of-days.js";
import { spanUser, sumsOfSpan } from "../spans/span-rows.js";
import { added, summed } from "./added-columns.js";
import type { MergeTarget } from "./merge-target.js";

/** Built spans that what is taken belongs to. Found once for each day: as a rule none is, and nothing more has to be read. */
export const TOUCHED_SPANS = `
  select day, b.days, b.first_day
  from (select distinct day from local_days) as touched cross join unnest('{${SPAN_LENGTHS.join(",")}}'::smallint[]) as length
    join usage_built_spans b on b.days = length
      and b.first_day = day - ((day - date '1970-01-01') % length + length) % length`;

const BY_DAY = `
  select day, ${spanUser("t", "d")} as user_id, ${sumsOfSpan("t", "d")}
  from taken t join local_days using (bucket_start) join usage_dimensions d on d.id = t.dimension_id
  where exists (select from built) and day in (select day from built) group by 1, 2`;

/** Spans of days that are built already: what arrives for them is late. */
export const USER_SPANS_TARGET: MergeTarget = {
  name: "into_user_spans",
  sql: `
    with built as materialized (${TOUCHED_SPANS})
    insert into usage_user_spans as spans (days, first_day, user_id, ${SPAN_COLUMNS.join(", ")})
    select days, first_day, user_id, ${summed(SPAN_COLUMNS)}
    from (${BY_DAY}) as by_day join built using (day) group by 1, 2, 3 order by 1, 2, 3
    on conflict (days, first_day, user_id) do update set ${added("spans", SPAN_COLUMNS)}`,
};
