import { DAY_STATS_TARGET } from "./day-stats-target.js";
import { DAY_VERSIONS_TARGET } from "./day-versions-target.js";
import type { MergeTarget } from "./merge-target.js";
import { USER_COUNTERS_TARGET } from "./user-counters-target.js";
import { USER_STATS_TARGET } from "./user-stats-target.js";

/**
 * Versions of days are the last: PostgreSQL runs the last target first, and so versions are what both a merge and a
 * repair lock before anything else; see `LedgerAudit`.
 */
const TARGETS: readonly MergeTarget[] = [
  USER_STATS_TARGET,
  USER_COUNTERS_TARGET,
  DAY_STATS_TARGET,
  DAY_VERSIONS_TARGET,
];

/**
 * Moves at most `$1` differences into everything that is added up from them, and answers how many as `rows`.
 * The rows leave one table and their sums enter the others in the same statement, so every snapshot sees each
 * of them exactly once. Who merges the same rows at the same time waits, and finds them gone.
 */
export const MERGE = `
  with taken as (
    delete from usage_deltas where ctid = any (array(select ctid from usage_deltas limit $1)) returning *
  ), local_days as (
    select bucket_start,
           (bucket_start at time zone (select value #>> '{}' from settings where key = 'countersTimezone'))::date as day
    from taken group by bucket_start
  ), ${TARGETS.map(({ name, sql }) => `${name} as (${sql})`).join(", ")}
  select count(*)::int as rows from taken`;
