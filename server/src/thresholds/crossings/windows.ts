import { COUNTED_COLUMNS } from "../../usage/domain/period-count.js";

/** What of a threshold its meter reads from rows of sums; a null adds nothing. */
export const AMOUNT = `case meter when 'COST' then cost when 'TOKENS' then total_tokens
  when 'INPUT_TOKENS' then input_tokens when 'OUTPUT_TOKENS' then output_tokens else requests end`;

/** Sums that a threshold on an app user may read, of rows of differences. */
export const ADDED_UP = COUNTED_COLUMNS.map((column) => `coalesce(sum(${column}), 0) as ${column}`).join(", ");

/** The zone that days are counted in, and what day a week begins with: 1 = Monday. */
export const CALENDAR = `
  select (select value #>> '{}' from settings where key = 'countersTimezone') as zone,
         coalesce((select (value #>> '{}')::int from settings where key = 'weekStart'), 1) as week_start`;

/**
 * Limits that are watched, by `calendar`. `least_amount` is a hundred times what reaches the lowest level.
 *
 * @param which narrows `t`, a row of `usage_thresholds`
 */
export function watched(which: string): string {
  return `
    select t.id as threshold_id, t.scope, t.subject, t.user_id as owner_id, t.meter, t.period as every, t.starts_on,
           t.ends_on, t.limit_amount, t.levels, zone, week_start, (t.watched_since at time zone zone)::date as watched_on,
           t.limit_amount * (select min(level) from unnest(t.levels) as level) as least_amount
    from usage_thresholds t cross join calendar
    where t.kind = 'LIMIT' and t.alert_enabled and t.deleted_at is null and ${which}`;
}

/** Periods of what is `watched` that `touched_days` lie in; none that was over before it was watched. */
export const WINDOWS = `
  select distinct threshold_id, scope, subject, owner_id, meter, every, starts_on, ends_on, limit_amount, levels,
                  least_amount, zone, first_day, end_day
  from watched cross join touched_days
    cross join lateral (
      select case every when 'DAY' then day
                        when 'WEEK' then day - (extract(isodow from day)::int - week_start + 7) % 7
                        when 'MONTH' then date_trunc('month', day::timestamp)::date
                        else starts_on end as first_day
    ) as first
    cross join lateral (
      select case every when 'DAY' then first_day + 1
                        when 'WEEK' then first_day + 7
                        when 'MONTH' then (first_day + interval '1 month')::date
                        else ends_on end as end_day
    ) as ending
  where day >= first_day and day < end_day and end_day > watched_on`;

/** What counters make up each of `windows` that app users are watched in: whole months, and days where there is none. */
export const PARTS = `
  select threshold_id, first_day, scope, owner_id, meter, least_amount, part, part_start
  from windows
    cross join lateral (
      select 'month' as part, month::date as part_start
      from generate_series(date_trunc('month', first_day::timestamp), end_day::timestamp, interval '1 month') as month
      where month >= first_day and month + interval '1 month' <= end_day
      union all
      select 'day', first_day + at from generate_series(0, end_day - first_day - 1) as at
      where date_trunc('month', (first_day + at)::timestamp) < first_day
         or date_trunc('month', (first_day + at)::timestamp) + interval '1 month' > end_day
    ) as parts
  where scope in ('EACH_USER', 'USER')`;
