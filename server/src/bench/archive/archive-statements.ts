// What this part knows of the ledger's tables.

/** One month instead of three: more of what the fill recorded is due. */
export const KEEP_ONE_MONTH = `
  insert into settings (key, value) values ('retentionMonths', '1')
  on conflict (key) do update set value = excluded.value`;

/** Bytes with indexes, of the months up to the last that is archived. */
export const TABLE_BYTES = `
  select coalesce(sum(pg_total_relation_size(inhrelid)), 0)::float8 as bytes
  from pg_inherits join pg_class on pg_class.oid = inhrelid
  where inhparent = 'token_usage'::regclass and replace(right(relname, 7), '_', '-') = any($1)`;

/** What the sums say of these months, as text. */
export const SUMS = `
  select coalesce(sum(requests), 0)::text as requests, coalesce(sum(total_tokens), 0)::text as tokens,
    coalesce(sum(cost), 0)::text as cost
  from token_usage_stats where to_char(bucket_start at time zone 'UTC', 'YYYY-MM') = any($1)`;

/** Of these months, as the others here. */
export const ARCHIVES = `
  select to_char(month, 'YYYY-MM') as month, row_count::float8 as rows, bytes::float8 as bytes,
    extract(epoch from verified_at - started_at)::float8 as "untilVerified",
    extract(epoch from dropped_at - started_at)::float8 as "untilDropped", failure
  from usage_archives where to_char(month, 'YYYY-MM') = any($1) order by month, part`;

export const ARCHIVED_SUMS = `
  select coalesce(sum(row_count), 0)::text as requests, coalesce(sum(total_tokens), 0)::text as tokens,
    coalesce(sum(cost), 0)::text as cost
  from usage_archives where to_char(month, 'YYYY-MM') = any($1) and dropped_at is not null`;
