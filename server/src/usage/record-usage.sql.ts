import { TOKEN_COLUMN_NAMES } from "./domain/token-columns.js";

const TOKENS = TOKEN_COLUMN_NAMES.join(", ");

const EVENT_COLUMNS = `
  project_id, api_key_id, event_id, note_id, feature, operation, provider, model, requested_model, status, ${TOKENS},
  cost, cost_state, usage_state, price_id, reported_cost, duration_ms, request_id, attempt, service_tier,
  fingerprint, tags, dialect, usage, warnings, created_at`;

const SUMS = [
  "count(*) as requests",
  ...["free", "unpriced"].map((state) => `count(*) filter (where cost_state = '${state}') as ${state}_requests`),
  ...["partial", "estimated", "missing"].map(
    (state) => `count(*) filter (where usage_state = '${state}') as ${state}_requests`,
  ),
  ...[...TOKEN_COLUMN_NAMES, "cost"].map((column) => `coalesce(sum(${column}), 0) as ${column}`),
].join(", ");

export const SUM_COLUMNS = [
  "requests",
  "free_requests",
  "unpriced_requests",
  "partial_requests",
  "estimated_requests",
  "missing_requests",
  ...TOKEN_COLUMN_NAMES,
  "cost",
] as const;

/** Adds the sums of exactly the rows that are new; keys in order, so that writers cannot deadlock. */
function rollUp(table: string, key: string, source: string): string {
  return `
    insert into ${table} as stats (${key}, ${SUM_COLUMNS.join(", ")})
    select ${key}, ${SUMS} from ${source} group by ${key} order by ${key}
    on conflict (${key}) do update set
      ${SUM_COLUMNS.map((column) => `${column} = stats.${column} + excluded.${column}`).join(", ")}`;
}

/**
 * One statement, so one transaction and one round trip: claims the event ids, stores what is new, rolls it up.
 * $1 is a JSON array of events in ascending order of project and event id, each id once.
 * Answers the ids that were new.
 */
export const RECORD_USAGE_SQL = `
  with sent as materialized (
    select * from json_to_recordset($1::json) as event(
      project_id int, api_key_id int, event_id text, content_hash text, sender bigint, note_id text, feature text, operation text,
      provider text, model text, requested_model text, status text,
      ${TOKEN_COLUMN_NAMES.map((column) => `${column} bigint`).join(", ")},
      cost numeric, cost_state text, usage_state text, price_id int, reported_cost numeric, duration_ms bigint,
      request_id text, attempt int, service_tier text, fingerprint text, tags jsonb, dialect text, usage jsonb,
      warnings text[], created_at timestamptz, dimension_id int, bucket_start timestamptz)
  ), claimed as (
    insert into usage_event_ids (project_id, event_id, content_hash, created_at)
    select project_id, event_id, decode(content_hash, 'hex'), created_at from sent
    on conflict do nothing
    returning project_id, event_id
  ), fresh as materialized (
    select sent.* from sent join claimed using (project_id, event_id)
  ), fresh_by_user as (
    select *, coalesce(sender, 0) as user_id from fresh
  ), stored as (
    insert into token_usage (user_id, ${EVENT_COLUMNS})
    select sender, ${EVENT_COLUMNS} from fresh
  ), summed as (${rollUp("token_usage_stats", "bucket_start, dimension_id", "fresh")}
  ), summed_by_user as (${rollUp("token_usage_user_stats", "bucket_start, user_id, dimension_id", "fresh_by_user")}
  )
  select project_id, event_id from claimed`;
