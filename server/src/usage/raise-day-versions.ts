import type { ClientBase } from "pg";
import type { BucketRange } from "./find-rollup-drift.js";

const RAISE = `
  insert into usage_day_versions as versions (day, version)
  select distinct (bucket at time zone (select value #>> '{}' from settings where key = 'countersTimezone'))::date, 1
  from generate_series($1::timestamptz, $2::timestamptz - interval '1 microsecond', interval '15 minutes') as bucket
  order by 1
  on conflict (day) do update set version = versions.version + 1`;

/**
 * What a merge does for the days that it touches, for whoever changes sums without one.
 *
 * @param client in the transaction that changes them, of somebody who keeps the zone of the counters from changing
 */
export async function raiseDayVersions(client: ClientBase, { from, to }: BucketRange): Promise<void> {
  await client.query(RAISE, [from, to]);
}
