import { AppError } from "../../core/errors.js";
import type { Statements } from "../../core/statements.js";

interface IngestHealth {
  readonly requests: number;
  readonly lagMs: number | null;
  readonly lagP95Ms: number | null;
}

interface MergingHealth {
  readonly waiting: number;
  readonly mergedAt: Date | null;
  readonly driftDays: number;
}

interface ArchivingHealth {
  readonly lastRunAt: Date | null;
  readonly newestMonth: string | null;
  readonly failed: number;
}

interface MessagesHealth {
  readonly waiting: number;
  readonly waitingSince: Date | null;
  readonly givenUp: number;
}

/** Senders' clocks may be ahead: then nothing was late. */
const INGEST = `
  with recent as (
    select extract(epoch from greatest(recorded_at - created_at, interval '0')) * 1000 as lag from token_usage
    where created_at > now() - interval '1 hour' and project_id not in (select id from projects where is_demo)
    order by created_at desc limit 500
  )
  select count(*)::int as requests, percentile_cont(0.5) within group (order by lag)::float8 as "lagMs",
    percentile_cont(0.95) within group (order by lag)::float8 as "lagP95Ms"
  from recent`;

const MERGING = `
  select (select count(*)::int from usage_deltas) as waiting, (select count(*)::int from rollup_drifts) as "driftDays",
    (select succeeded_at from jobs where name = 'merge-deltas') as "mergedAt"`;

const ARCHIVING = `
  select (select max(ended_at) from retention_runs) as "lastRunAt",
    to_char(max(month) filter (where detached_at is not null), 'YYYY-MM') as "newestMonth",
    count(*) filter (where failure is not null)::int as failed
  from usage_archives`;

const MESSAGES = `
  select count(*) filter (where status = 'WAITING')::int as waiting,
    min(created_at) filter (where status = 'WAITING') as "waitingSince",
    count(*) filter (where status = 'DEAD' and created_at > now() - interval '7 days')::int as "givenUp"
  from alert_deliveries where status = 'WAITING' or created_at > now() - interval '7 days'`;

export async function ingestHealth(client: Statements): Promise<IngestHealth> {
  return only(await client.query<IngestHealth>(INGEST));
}

export async function mergingHealth(client: Statements): Promise<MergingHealth> {
  const { mergedAt, ...counts } = only(await client.query<MergingHealth>(MERGING));
  return { ...counts, mergedAt: moment(mergedAt) };
}

export async function archivingHealth(client: Statements): Promise<ArchivingHealth> {
  const { lastRunAt, ...archives } = only(await client.query<ArchivingHealth>(ARCHIVING));
  return { ...archives, lastRunAt: moment(lastRunAt) };
}

export async function messagesHealth(client: Statements): Promise<MessagesHealth> {
  const { waitingSince, ...counts } = only(await client.query<MessagesHealth>(MESSAGES));
  return { ...counts, waitingSince: moment(waitingSince) };
}

function only<Row>({ rows: [row] }: { readonly rows: readonly Row[] }): Row {
  if (row === undefined) throw AppError.unavailable("The database told nothing.");
  return row;
}

/** The ORM's connections give moments as text. */
function moment(at: Date | null): Date | null {
  return at === null ? null : new Date(at);
}
