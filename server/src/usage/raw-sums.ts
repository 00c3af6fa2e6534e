import { dimensionsOf } from "./counted-key.js";
import { SUM_COLUMNS, type SumColumn } from "./domain/usage-sums.js";

/** What counts requests in a rollup is a condition on a raw row; every other column is a sum of its own. */
const CONDITIONS: Partial<Record<SumColumn, string>> = {
  requests: "true",
  free_requests: "cost_state = 'free'",
  unpriced_requests: "cost_state = 'unpriced'",
  partial_requests: "usage_state = 'partial'",
  estimated_requests: "usage_state = 'estimated'",
  missing_requests: "usage_state = 'missing'",
};

/** The columns of a rollup computed from raw rows, in the order of `SUM_COLUMNS`. */
const RAW_COLUMNS = SUM_COLUMNS.map((column) => {
  const condition = CONDITIONS[column];
  return condition === undefined
    ? `coalesce(sum(${column}), 0) as ${column}`
    : `count(*) filter (where ${condition})::numeric as ${column}`;
}).join(", ");

/** Sums of the raw rows from `$1` to `$2` (exclusive) by bucket, app user and dimension set: what the rollup must hold. */
export const RAW_SUMS = `
  select date_bin('15 minutes', created_at, 'epoch') as bucket_start, coalesce(user_id, 0) as user_id,
         d.id as dimension_id, ${RAW_COLUMNS}
  from token_usage e join ${dimensionsOf("e")}
  where created_at >= $1 and created_at < $2
  group by 1, 2, 3`;
