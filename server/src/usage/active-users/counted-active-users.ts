import { SPAN_DAYS, spanOf } from "./active-spans.js";
import { bitsOf, blockOf } from "./user-blocks.js";

/**
 * What `usage_active_users` must be of days, from what is merged: no row of that is below zero, so whoever has a
 * request in one of them was active. Here `known` is never null.
 *
 * @param zone expression for the timezone of the counters
 * @param condition on buckets of `token_usage_user_stats`
 */
export function countedDays(zone: string, condition = "true"): string {
  return `
    select (bucket_start at time zone ${zone})::date as day, dimension_id, ${blockOf("user_id")} as block,
           ${bitsOf("user_id", "requests > 0")} as users, ${bitsOf("user_id", "requests > unpriced_requests")} as known,
           sum(cost) as cost
    from token_usage_user_stats where user_id <> 0 and ${condition} group by 1, 2, 3`;
}

/** Fills an empty `usage_active_users`. */
export function fillActiveUsers(zone: string): string {
  return `
    with counted as (${countedDays(zone)})
    insert into usage_active_users (days, day, dimension_id, block, users, known, cost)
    select days, ${spanOf("day", "days")}, dimension_id, block,
           bit_or(users), nullif(bit_or(known), bit_or(users)), sum(cost)
    from counted cross join (values ${SPAN_DAYS.map((days) => `(${days})`).join(", ")}) as lengths (days)
    group by 1, 2, 3, 4`;
}
