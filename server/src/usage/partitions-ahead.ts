/**
 * Months after this one, in UTC, that have a partition without a gap, as `ahead`; 24 at most. By their names alone:
 * reading the bounds of every partition would cost more than it tells.
 */
export const PARTITIONS_AHEAD = `
  with month as (
    select ahead, 'token_usage_' || to_char(date_trunc('month', now() at time zone 'UTC') + ahead * interval '1 month', 'YYYY_MM') as name
    from generate_series(1, 24) as ahead
  )
  select coalesce(min(ahead) - 1, 24)::int as ahead from month
  where not exists (
    select from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'token_usage'::regclass and relname = month.name
  )`;
