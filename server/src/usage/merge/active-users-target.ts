import { LONGER_SPANS, spanOf } from "../active-users/active-spans.js";
import { bitsOf, blockOf, KNOWN_REQUESTS, NO_USERS, TAKES_AWAY } from "../active-users/user-blocks.js";
import { mergedOfDay } from "../active-users/merged-of-day.js";
import type { MergeTarget } from "./merge-target.js";

/**
 * Who was active by day and dimension set. Bits cannot be taken away by adding: of an app user that something is
 * taken from, it is looked up what remains. Nobody else may merge between that look and the insert. A span of
 * several days is united anew when one of them changes.
 */
export const ACTIVE_USERS_TARGET: MergeTarget = {
  name: "into_active_users",
  sql: `
    with gained as (
      select day, dimension_id, user_id, sum(coalesce(requests, 0)) as requests, sum(${KNOWN_REQUESTS}) as known,
             coalesce(sum(cost), 0) as cost, bool_or(${TAKES_AWAY}) as doubtful
      from taken join local_days using (bucket_start) where user_id <> 0 group by day, dimension_id, user_id
    ), settled as (
      select day, dimension_id, user_id, cost, doubtful, gained.requests + coalesce(merged.requests, 0) as requests,
             gained.known + coalesce(merged.known, 0) as known
      from gained left join lateral (${mergedOfDay("gained")}) as merged on true
    ), blocks as (
      select day, dimension_id, ${blockOf("user_id")} as block, sum(cost) as cost,
             ${bitsOf("user_id", "requests > 0")} as users, ${bitsOf("user_id", "known > 0")} as known,
             ${bitsOf("user_id", "doubtful")} as doubtful
      from settled group by 1, 2, 3
    ), changed as (
      select blocks.day, blocks.dimension_id, blocks.block, blocks.cost + coalesce(former.cost, 0) as cost,
             (coalesce(former.users, ${NO_USERS}) & ~doubtful) | blocks.users as users,
             (coalesce(former.known, former.users, ${NO_USERS}) & ~doubtful) | blocks.known as known
      from blocks left join usage_active_users as former
        on former.days = 1 and (former.day, former.dimension_id, former.block) = (blocks.day, blocks.dimension_id, blocks.block)
    ), spans as (
      select distinct days, ${spanOf("day", "days")} as first_day, dimension_id, block from changed cross join ${LONGER_SPANS}
    ), near as (
      select day, dimension_id, block, users, coalesce(known, users) as known, cost from usage_active_users
      where days = 1 and day >= (select min(first_day) from spans) and day < (select max(first_day + days) from spans)
    ), united as (
      select spans.days, first_day as day, spans.dimension_id, spans.block, sum(coalesce(changed.cost, near.cost)) as cost,
             bit_or(coalesce(changed.users, near.users)) as users,
             bit_or(coalesce(changed.known, near.known)) as known
      from spans cross join lateral generate_series(0, spans.days - 1) as later
        left join changed on changed.day = first_day + later
          and (changed.dimension_id, changed.block) = (spans.dimension_id, spans.block)
        left join near on near.day = first_day + later
          and (near.dimension_id, near.block) = (spans.dimension_id, spans.block)
      group by 1, 2, 3, 4
    )
    insert into usage_active_users (days, day, dimension_id, block, users, known, cost)
    select days, day, dimension_id, block, users, nullif(known, users), cost
    from (select 1 as days, day, dimension_id, block, users, known, cost from changed
          union all select days, day, dimension_id, block, users, known, cost from united) as rows
    order by days, day, dimension_id, block
    on conflict (days, day, dimension_id, block) do update set
      users = excluded.users, known = excluded.known, cost = excluded.cost`,
};
