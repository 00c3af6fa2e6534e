import { METER_COLUMNS } from "../analytics/meter.js";
import { NOT_OVERRIDDEN, overridableValues, type Overridable } from "./not-overridden.js";

/** Windows that counters are kept of. */
export interface CountedWindows extends Overridable {
  readonly counter: "day" | "month";
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
}

/** SQL and what it takes. */
interface Taking {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export interface Condition extends Taking {
  /** Whether it leaves so few that they are kept; others are read once more instead. */
  readonly leavesFew: boolean;
}

/**
 * Counters of app users without a threshold of their own that meet a condition on `u`, as `start`, `user_id` and `used`, and all that something waits to be added to.
 * The condition comes first, where several processes read: of millions of counters few are left for the rest.
 */
export function countedUse(windows: CountedWindows, condition: Condition): Taking {
  const { meter, from, to, counter } = windows;
  const own = overridableValues(windows);
  const column = METER_COLUMNS[meter];
  return {
    sql: `
      with waiting as materialized (
        select date_trunc('${counter}', bucket_start at time zone (value #>> '{}'))::date as start, user_id,
               coalesce(sum(${column}), 0) as used
        from usage_deltas cross join (select value from settings where key = 'countersTimezone') as counting
        where user_id <> 0 group by 1, 2
      ), quick as ${keeping(condition)} (
        select u.period_start as start, u.user_id, u.${column} as used from usage_user_counters u
        where u.period = '${counter}' and u.period_start >= ?::date and u.period_start < ?::date and ${condition.sql}
      )
      select u.start, u.user_id, u.used from quick u
      where ${NOT_OVERRIDDEN} and not exists (select from waiting w where w.start = u.start and w.user_id = u.user_id)
      union all
      select u.start, u.user_id, u.used + coalesce(c.${column}, 0) from waiting u
        left join usage_user_counters c on c.period = '${counter}' and c.period_start = u.start and c.user_id = u.user_id
      where u.start >= ?::date and u.start < ?::date and ${NOT_OVERRIDDEN}`,
    values: [from, to, ...condition.values, ...own, from, to, ...own],
  };
}

/** How the rows of a condition are named in a statement that looks at them more than once. */
export function keeping({ leavesFew }: Pick<Condition, "leavesFew">): string {
  return leavesFew ? "materialized" : "not materialized";
}
