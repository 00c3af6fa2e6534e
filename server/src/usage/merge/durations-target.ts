import { NO_QUARTERS, quarterBits } from "../durations/quarter-bits.js";
import type { MergeTarget } from "./merge-target.js";

/**
 * Built quarters of an hour that requests are merged into are built no longer: what arrives for them is late. What only
 * moves costs says nothing of durations. Days are locked newest first, as whoever builds or corrects does.
 */
export const DURATIONS_TARGET: MergeTarget = {
  name: "into_durations",
  sql: `
    with late as materialized (
      select (bucket_start at time zone 'UTC')::date as day, ${quarterBits("bucket_start")} as quarters
      from taken where requests <> 0 group by 1
    ), locked as materialized (
      select day from usage_duration_days join late using (day) where built & quarters <> ${NO_QUARTERS}
      order by day desc for update of usage_duration_days
    )
    update usage_duration_days as days set built = days.built & ~late.quarters
    from late join locked using (day) where days.day = late.day`,
};
