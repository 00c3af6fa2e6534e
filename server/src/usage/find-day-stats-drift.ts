import type { PoolClient } from "pg";
import type { DaySums } from "./day-stats-statement.js";
import { SUM_COLUMNS, type SumColumn, type UsageSums } from "./domain/usage-sums.js";
import type { BucketRange } from "./find-rollup-drift.js";
import { IN_DAYS, PERIODS } from "./local-periods.js";

const FIND = `${PERIODS}, both_sides as (
    select (bucket_start at time zone name)::date as day, dimension_id, ${SUM_COLUMNS.join(", ")}
    from token_usage_user_stats cross join periods where ${IN_DAYS}
    union all
    select day, dimension_id, ${SUM_COLUMNS.map((column) => `-${column}`).join(", ")}
    from usage_day_stats cross join periods where day >= first_day and day < end_day
  )
  select day::text as day, dimension_id, ${SUM_COLUMNS.map((column) => `sum(${column})::text as ${column}`).join(", ")}
  from both_sides group by both_sides.day, dimension_id
  having ${SUM_COLUMNS.map((column) => `sum(${column}) <> 0`).join(" or ")}
  order by both_sides.day, dimension_id`;

type DriftRow = Record<SumColumn, string> & { readonly day: string; readonly dimension_id: number };

/**
 * What has to be added to the rollup by day so that it equals the merged rollup by app user, of every day that
 * the buckets lie in.
 *
 * @param client in a transaction that reads one snapshot
 */
export async function findDayStatsDrift(client: PoolClient, { from, to }: BucketRange): Promise<readonly DaySums[]> {
  const { rows } = await client.query<DriftRow>(FIND, [from, to]);
  return rows.map((row) => {
    const sums = Object.fromEntries(SUM_COLUMNS.map((column) => [column, BigInt(row[column])]));
    return { day: row.day, dimensionId: row.dimension_id, sums: sums as UsageSums }; // has every column
  });
}
