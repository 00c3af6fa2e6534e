import { ACTIVE_USERS_TARGET } from "./active-users-target.js";
import { DAY_STATS_TARGET } from "./day-stats-target.js";
import { DAY_TOPS_TARGET } from "./day-tops-target.js";
import { DAY_VERSIONS_TARGET } from "./day-versions-target.js";
import { DURATIONS_TARGET } from "./durations-target.js";
import { LESSENS } from "./lessens.js";
import type { MergeTarget } from "./merge-target.js";
import { SPAN_TOPS_TARGET } from "./span-tops-target.js";
import { USER_COUNTERS_TARGET } from "./user-counters-target.js";
import { USER_SPANS_TARGET } from "./user-spans-target.js";
import { USER_STATS_TARGET } from "./user-stats-target.js";

/**
 * Versions of days are the last: PostgreSQL runs the last target first, and so versions are what both a merge and a
 * repair lock before anything else; see `LedgerAudit`.
 */
const targetsWith = (more: readonly MergeTarget[]): readonly MergeTarget[] => [
  USER_COUNTERS_TARGET,
  // Of other slices: they may read the counters, and lock what is theirs when everything of usage is locked.
  ...more,
  USER_STATS_TARGET,
  DAY_STATS_TARGET,
  ACTIVE_USERS_TARGET,
  USER_SPANS_TARGET,
  SPAN_TOPS_TARGET,
  DAY_TOPS_TARGET,
  DURATIONS_TARGET,
  DAY_VERSIONS_TARGET,
];

const LOCAL_DAY =
  "(bucket_start at time zone (select value #>> '{}' from settings where key = 'countersTimezone'))::date";

/**
 * Moves `$1` differences, and less than twice as many at most, into everything that is added up from them, and answers how many as `rows`: fewer
 * than `$1` when none is left. The rows leave one table and their sums enter the others in the same statement, so
 * every snapshot sees each of them exactly once. Only one transaction may merge at a time.
 *
 * What takes away comes after all that it could be taken from, which was committed before it: what is merged
 * never falls below zero, and so whoever has a request in any of its rows was active; see `LESSENS`.
 */
export function mergeStatement(more: readonly MergeTarget[]): string {
  return `
    with adding as (
      select ctid as place from usage_deltas where not ${LESSENS} limit $1
    ), lessening as (
      select ctid as place from usage_deltas where ${LESSENS} and (select count(*) < $1 from adding) limit $1
    ), taken as (
      delete from usage_deltas
      where ctid = any (array(select place from adding union all select place from lessening)) returning *
    ), local_days as (
      select bucket_start, ${LOCAL_DAY} as day from taken group by bucket_start
    ), waiting as (
      select ${LOCAL_DAY} as day, usage_deltas.* from usage_deltas
      where ${LESSENS} and ctid not in (select place from lessening)
    ), ${targetsWith(more)
      .map(({ name, sql }) => `${name} as (${sql})`)
      .join(", ")}
    select count(*)::int as rows from taken`;
}
