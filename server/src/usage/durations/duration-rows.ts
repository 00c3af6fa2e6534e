import { dimensionsOf } from "../counted-key.js";
import { durationBucket } from "./duration-bucket.js";

/** Of a raw row: only successful requests, because one that failed early was not fast. */
const TIMED = "e.status = 'ok' and e.duration_ms is not null";

/** In the order of the table. */
export const DURATION_COLUMNS = [
  "quarters",
  "start",
  "dimension_id",
  "requests",
  "timed_tokens",
  "timed_ms",
  "buckets",
  "counts",
] as const;

const QUARTER = "date_bin('15 minutes', e.created_at, 'epoch')";
const FIGURES = `sum(requests)::bigint as requests, coalesce(sum(tokens), 0) as timed_tokens, coalesce(sum(ms), 0) as timed_ms,
    array_agg(bucket order by bucket) as buckets, array_agg(requests order by bucket) as counts`;

/** Spans of a quarter as raw rows say, of the requests `e` from `$1` to `$2` (exclusive). */
export const QUARTERS_OF_RAW = `
  select 1 as quarters, start, dimension_id, ${FIGURES}
  from (
    select ${QUARTER} as start, d.id as dimension_id, ${durationBucket("e.duration_ms")} as bucket, count(*) as requests,
           sum(e.output_tokens) as tokens, sum(e.duration_ms) filter (where e.output_tokens is not null) as ms
    from token_usage e join ${dimensionsOf("e")}
    where e.created_at >= $1 and e.created_at < $2 and ${TIMED}
    group by 1, 2, 3
  ) as counted group by start, dimension_id`;

/**
 * Spans made of the next shorter ones.
 *
 * @param wanted a table of `quarters`, `start` and `shorter`, how many quarters the next shorter ones have
 */
export function spansOfShorter(wanted: string): string {
  return `
  select quarters, start, dimension_id, ${FIGURES}
  from (
    select quarters, start, dimension_id, bucket, sum(requests)::bigint as requests, sum(tokens) as tokens, sum(ms) as ms
    from (
      select w.quarters, w.start, part.dimension_id, counted.bucket, counted.requests,
             case when counted.place = 1 then part.timed_tokens end as tokens,
             case when counted.place = 1 then part.timed_ms end as ms
      from ${wanted} as w join usage_duration_spans as part on part.quarters = w.shorter and part.start >= w.start
          and part.start < w.start + w.quarters * interval '15 minutes'
        cross join lateral unnest(part.buckets, part.counts) with ordinality as counted (bucket, requests, place)
    ) as counted group by 1, 2, 3, 4
  ) as counted group by 1, 2, 3`;
}
