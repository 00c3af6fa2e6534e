import { SUM_COLUMNS } from "../domain/usage-sums.js";
import { added, summed } from "./added-columns.js";
import type { MergeTarget } from "./merge-target.js";

/** The rollup over everybody by local day. */
export const DAY_STATS_TARGET: MergeTarget = {
  name: "into_day_stats",
  sql: `
    insert into usage_day_stats as stats (day, dimension_id, ${SUM_COLUMNS.join(", ")})
    select day, dimension_id, ${summed(SUM_COLUMNS)}
    from taken join local_days using (bucket_start) group by day, dimension_id order by day, dimension_id
    on conflict (day, dimension_id) do update set ${added("stats", SUM_COLUMNS)}`,
};
