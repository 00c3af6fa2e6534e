/**
 * Of SQL with the buckets from `$1` to `$2` (exclusive): `periods`, one row with the zone of the counters as
 * `name`, and the local days and months those buckets lie in, ends exclusive.
 */
export const PERIODS = `
  with zone as (select value #>> '{}' as name from settings where key = 'countersTimezone'),
  edges as (
    select name, ($1::timestamptz at time zone name)::date as first_day,
           (($2::timestamptz - interval '1 microsecond') at time zone name)::date as last_day
    from zone
  ), periods as (
    select name, first_day, last_day + 1 as end_day, date_trunc('month', first_day)::date as first_month,
           (date_trunc('month', last_day) + interval '1 month')::date as end_month
    from edges
  )`;

/** Farther from where PostgreSQL takes a midnight to be no clock puts it: what is found by time is told by date then. */
export const AROUND_MIDNIGHT = "interval '3 hours'";

/**
 * Whether `bucket_start` is in the days of `periods`. Found by time and told by date: where a clock is set back
 * to midnight, as in Havana, the day begins an hour before the instant that PostgreSQL takes its midnight for.
 */
export const IN_DAYS = `
  bucket_start >= first_day::timestamp at time zone name - ${AROUND_MIDNIGHT}
  and bucket_start < end_day::timestamp at time zone name + ${AROUND_MIDNIGHT}
  and (bucket_start at time zone name)::date >= first_day and (bucket_start at time zone name)::date < end_day`;
