import { SUM_COLUMNS } from "../domain/usage-sums.js";
import { added, summed } from "./added-columns.js";
import type { MergeTarget } from "./merge-target.js";

/** The rollup by app user. */
export const USER_STATS_TARGET: MergeTarget = {
  name: "into_user_stats",
  sql: `
    insert into token_usage_user_stats as stats (bucket_start, user_id, dimension_id, ${SUM_COLUMNS.join(", ")})
    select bucket_start, user_id, dimension_id, ${summed(SUM_COLUMNS)}
    from taken group by bucket_start, user_id, dimension_id order by bucket_start, user_id, dimension_id
    on conflict (bucket_start, user_id, dimension_id) do update set ${added("stats", SUM_COLUMNS)}`,
};
