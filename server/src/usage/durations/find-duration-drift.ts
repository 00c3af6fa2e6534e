import type { PoolClient } from "pg";
import { QUARTER_SPANS } from "../domain/quarter-spans.js";
import type { BucketRange } from "../find-rollup-drift.js";
import { DURATION_COLUMNS, QUARTERS_OF_RAW, spansOfShorter } from "./duration-rows.js";

const FIGURES = DURATION_COLUMNS.slice(3);
const KEY = "quarters, start, dimension_id";

const rowOf = (alias: string) => `(${FIGURES.map((column) => `${alias}.${column}`).join(", ")})`;

/** Starts of spans among `wanted` whose rows are not those of `expected`. */
const DIFFERING = `
  select distinct start from expected full join (
    select s.* from usage_duration_spans s join wanted using (quarters, start)
  ) as kept using (${KEY})
  where ${rowOf("expected")} is distinct from ${rowOf("kept")} order by start`;

/** Those that wait for late requests to be merged are not compared: they are read from raw rows. */
const FIND_QUARTERS = `
  with wanted as materialized (
    select 1 as quarters, start from (
      select day::timestamp at time zone 'UTC' + place * interval '15 minutes' as start
      from usage_duration_days cross join generate_series(0, 95) as place where get_bit(built, place) = 1
    ) as built
    where start >= $1 and start < $2
      and start not in (select bucket_start from usage_deltas where requests <> 0 and bucket_start >= $1 and bucket_start < $2)
  ), expected as (
    select * from (${QUARTERS_OF_RAW}) as raw where start in (select start from wanted)
  ) ${DIFFERING}`;

/** Of each longer length the spans that the range touches, all of whose quarters are built. */
const FIND_LONGER = `
  with wanted as materialized (
    select quarters, shorter, start from unnest($3::int[], $4::int[]) as length (quarters, shorter)
      cross join lateral generate_series(
        date_bin(quarters * interval '15 minutes', $1, 'epoch'), $2::timestamptz - interval '1 microsecond', quarters * interval '15 minutes'
      ) as start
    where not exists (
      select from generate_series(start, start + (quarters - 1) * interval '15 minutes', interval '15 minutes') as quarter
        left join usage_duration_days on day = (quarter at time zone 'UTC')::date
      where coalesce(get_bit(built, (extract(epoch from quarter)::bigint / 900 % 96)::int), 0) = 0)
  ), expected as (${spansOfShorter("wanted")}) ${DIFFERING}`;

const LENGTHS = QUARTER_SPANS.slice(1);
const SHORTER = QUARTER_SPANS.slice(0, -1);

/**
 * Where a built span that the buckets lie in is not what it is built of: quarters of raw rows, longer ones of shorter
 * ones. The first instant of each.
 *
 * @param client in a transaction that reads one snapshot
 */
export async function findDurationDrift(client: PoolClient, { from, to }: BucketRange): Promise<readonly Date[]> {
  const quarters = await client.query<{ start: Date }>(FIND_QUARTERS, [from, to]);
  const longer = await client.query<{ start: Date }>(FIND_LONGER, [from, to, LENGTHS, SHORTER]);
  return [...quarters.rows, ...longer.rows].map(({ start }) => start);
}
