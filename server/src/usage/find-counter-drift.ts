import type { PoolClient } from "pg";
import { COUNTED_COLUMNS, type CountedColumn, type PeriodCount } from "./domain/period-count.js";
import type { BucketRange } from "./find-rollup-drift.js";
import { IN_DAYS, PERIODS } from "./local-periods.js";

const NEGATED = COUNTED_COLUMNS.map((column) => `-${column}`).join(", ");
const COMPARED = `
  select period_start::text as period_start, user_id,
         ${COUNTED_COLUMNS.map((column) => `sum(${column})::text as ${column}`).join(", ")}
  from both_sides group by period_start, user_id
  having ${COUNTED_COLUMNS.map((column) => `sum(${column}) <> 0`).join(" or ")}
  order by period_start, user_id`;

const FIND_DAYS = `${PERIODS}, both_sides as (
    select (bucket_start at time zone name)::date as period_start, user_id, ${COUNTED_COLUMNS.join(", ")}
    from token_usage_user_stats cross join periods
    where user_id <> 0 and ${IN_DAYS}
    union all
    select period_start, user_id, ${NEGATED} from usage_user_counters cross join periods
    where period = 'day' and period_start >= first_day and period_start < end_day
  ) ${COMPARED}`;

const FIND_MONTHS = `${PERIODS}, both_sides as (
    select date_trunc('month', period_start)::date as period_start, user_id, ${COUNTED_COLUMNS.join(", ")}
    from usage_user_counters cross join periods
    where period = 'day' and period_start >= first_month and period_start < end_month
    union all
    select period_start, user_id, ${NEGATED} from usage_user_counters cross join periods
    where period = 'month' and period_start >= first_month and period_start < end_month
  ) ${COMPARED}`;

type CounterRow = Record<CountedColumn, string> & { readonly period_start: string; readonly user_id: string };

/**
 * What has to be added to the counters of days so that they equal the merged rollup by app user, of every day
 * that the buckets lie in.
 *
 * @param client in a transaction that reads one snapshot
 */
export function findDayDrift(client: PoolClient, range: BucketRange): Promise<readonly PeriodCount[]> {
  return find(client, range, { period: "day", text: FIND_DAYS });
}

/**
 * What has to be added to the counters of months so that they equal those of their days.
 *
 * @param client in a transaction that reads one snapshot
 */
export function findMonthDrift(client: PoolClient, range: BucketRange): Promise<readonly PeriodCount[]> {
  return find(client, range, { period: "month", text: FIND_MONTHS });
}

async function find(
  client: PoolClient,
  { from, to }: BucketRange,
  { period, text }: { readonly period: PeriodCount["period"]; readonly text: string },
): Promise<readonly PeriodCount[]> {
  const { rows } = await client.query<CounterRow>(text, [from, to]);
  return rows.map((row) => ({
    period,
    periodStart: row.period_start,
    userId: row.user_id,
    sums: {
      requests: BigInt(row.requests),
      input_tokens: BigInt(row.input_tokens),
      output_tokens: BigInt(row.output_tokens),
      total_tokens: BigInt(row.total_tokens),
      cost: BigInt(row.cost),
    },
  }));
}
