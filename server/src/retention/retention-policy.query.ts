import type { Statements } from "../core/statements.js";
import type { ArchiveState } from "./archive-row.js";
import { nextNight } from "./domain/retention-night.js";
import { latestRuns, type RunRow } from "./retention-runs.js";
import { readRetention, type RetentionSetting } from "./retention-setting.js";

/** Requests of a month, of its sums or of one file. */
export interface MonthRow {
  readonly month: string;
  /** Null while they are in the ledger. */
  readonly part: number | null;
  readonly state: ArchiveState | "live";
  readonly requests: string | null;
  readonly tokens: string | null;
  readonly cost: string | null;
  /** Of the requests, those that `cost` is without. */
  readonly unpriced: string | null;
  readonly bytes: string | null;
  readonly sha256: string | null;
  readonly verifiedAt: Date | null;
  readonly archivedAt: Date | null;
  /** When its table was dropped. */
  readonly droppedAt: Date | null;
  readonly failure: string | null;
  readonly restoredUntil: Date | null;
  readonly isRestoring: boolean;
  readonly restoreFailure: string | null;
}

export interface RetentionPolicy extends RetentionSetting {
  readonly nextRunAt: Date;
  /** When what is pending takes effect. */
  readonly effectiveAt: Date | null;
  readonly currentRun: RunRow | null;
  readonly lastRun: RunRow | null;
  /** Newest first. */
  readonly calendar: readonly MonthRow[];
}

const FILES = `
  select a.month::text as month, part, state, a.row_count::text as requests, total_tokens::text as tokens, cost::text as cost,
    (a.row_count - (figures ->> 'count_cost')::bigint)::text as unpriced, bytes::text as bytes, sha256,
    verified_at as "verifiedAt", detached_at as "archivedAt", dropped_at as "droppedAt", a.failure,
    case when restored_at is not null and expires_at > now() then expires_at end as "restoredUntil",
    coalesce(restored_at is null and r.failure is null and r.month is not null, false) as "isRestoring",
    r.failure as "restoreFailure"
  from usage_archives a left join usage_restores r on r.month = a.month and detached_at is not null`;

/** Sums are of the whole month: where some of it is archived, what is left is not told. */
const LIVE = `
  with kept as (
    select to_date(right(relname, 7), 'YYYY_MM') as month, pg_total_relation_size(inhrelid) as bytes
    from pg_inherits join pg_class on pg_class.oid = inhrelid where inhparent = 'token_usage'::regclass
  ), summed as (
    select date_trunc('month', bucket_start at time zone 'UTC')::date as month, sum(requests) as requests,
      sum(total_tokens) as tokens, sum(cost) as cost, sum(unpriced_requests) as unpriced
    from token_usage_stats where bucket_start >= (select min(month)::timestamp at time zone 'UTC' from kept) group by 1
  )
  select kept.month::text as month, null::int as part, 'live' as state, kept.bytes::text as bytes, null as sha256,
    case when is_whole then requests::text end as requests, case when is_whole then tokens::text end as tokens,
    case when is_whole then cost::text end as cost, case when is_whole then unpriced::text end as unpriced,
    null::timestamptz as "verifiedAt",
    null::timestamptz as "archivedAt", null::timestamptz as "droppedAt", null as failure,
    null::timestamptz as "restoredUntil", false as "isRestoring", null as "restoreFailure"
  from kept join summed using (month), lateral (
    select not exists (select from usage_archives a where a.month = kept.month and detached_at is not null) as is_whole
  ) as known`;

export async function readRetentionPolicy(
  client: Statements,
  { now, timezone }: { readonly now: Date; readonly timezone: string },
): Promise<RetentionPolicy> {
  const setting = await readRetention(client);
  const runs = await latestRuns(client);
  const files = await client.query<MonthRow>(FILES);
  const live = await client.query<MonthRow>(LIVE);
  const nextRunAt = nextNight(now, timezone);
  const calendar = [...live.rows, ...files.rows].toSorted(
    (a, b) => b.month.localeCompare(a.month) || (b.part ?? 0) - (a.part ?? 0),
  );
  return {
    ...setting,
    nextRunAt,
    effectiveAt: setting.pendingMonths === null ? null : nextRunAt,
    currentRun: runs.find(({ endedAt }) => endedAt === null) ?? null,
    lastRun: runs.find(({ endedAt }) => endedAt !== null) ?? null,
    calendar,
  };
}
