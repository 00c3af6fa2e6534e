import { fillActiveUsers } from "../../usage/active-users/counted-active-users.js";
import { dimensionsOf } from "../../usage/counted-key.js";
import { COUNTED_COLUMNS } from "../../usage/domain/period-count.js";
import { SUM_COLUMNS, type SumColumn } from "../../usage/domain/usage-sums.js";

// Everything that filling knows of the ledger's tables. A table that changes is changed here.

/** Tables that grow with events, written row by row. Their indexes are built after the fill. */
export const EVENT_TABLES = ["token_usage", "usage_event_ids"] as const;

/** Tables of sums, made anew from the events after a fill. */
export const ROLLUP_TABLES = [
  "token_usage_user_stats",
  "token_usage_stats",
  "usage_day_stats",
  "usage_user_counters",
  "usage_active_users",
] as const;

/** What the product's own jobs build. */
export const SPAN_TABLES = [
  "usage_user_spans",
  "usage_built_spans",
  "usage_span_tops",
  "usage_day_tops",
  "usage_duration_spans",
  "usage_duration_days",
] as const;

const MODELS = [
  { provider: "google", model: "gemini-2.5-flash" },
  { provider: "google", model: "gemini-2.5-flash-lite" },
  { provider: "google", model: "gemini-2.5-pro" },
  { provider: "google", model: "gemini-2.0-flash" },
  { provider: "openai", model: "gpt-4o" },
  { provider: "openai", model: "gpt-4o-mini" },
  { provider: "openai", model: "gpt-4.1" },
  { provider: "openai", model: "gpt-4.1-mini" },
  { provider: "openai", model: "o3-mini" },
  { provider: "anthropic", model: "claude-3-5-haiku-latest" },
  { provider: "anthropic", model: "claude-3-7-sonnet-latest" },
  { provider: "anthropic", model: "claude-opus-4-0" },
];
const FEATURES = ["summary", "tag"];

/** Every pair of model and feature, numbered from 0. */
const KINDS = MODELS.flatMap((model) => FEATURES.map((feature) => ({ ...model, feature })));

/** Makes the partition of the month that contains the date $1. */
export const ENSURE_PARTITION = "select ensure_usage_partition($1::date)";

/** How many events are recorded. */
export const COUNT_EVENTS = "select count(*)::text as count from token_usage";

/** First of the app users that were made through the door, and the project and key they belong to. */
export const OWNER = `
  select project_id, min(user_id)::text as first_user_id, min(api_key_id) as api_key_id, min(price_id) as price_id
  from token_usage where user_id is not null group by project_id`;

/**
 * Events $1 to $2 of $3, spread over the 90 days from $4 on, with their identities. Parameters from $5
 * on: project, first app user, count of app users, API key, price. A user makes four requests in a row
 * with one model, and a tenth of the users makes half of all requests. What many events have in common
 * is made once and joined.
 */
export const FILL_EVENTS = `
  with kind (kind, provider, model, feature) as (
    values ${KINDS.map(({ provider, model, feature }, at) => `(${at}, '${provider}', '${model}', '${feature}')`).join(", ")}
  ), size as materialized (
    select size, 200 + size as prompt, 20 + size % 300 as answer, 220 + size + size % 300 as total,
           ((200 + size) * 300000::numeric + (20 + size % 300) * 2500000) as cost, 900 + size % 800 as duration_ms,
           jsonb_build_object('promptTokenCount', 200 + size, 'candidatesTokenCount', 20 + size % 300,
             'totalTokenCount', 220 + size + size % 300) as usage
    from generate_series(0, 4095) as size
  ), chosen as materialized (
    select $4::timestamptz + interval '90 days' * (number::float8 / $3::bigint) as created_at,
           $6::bigint + floor($7::int * power((session & 1048575)::float8 / 1048576, 3.3))::bigint as user_id,
           'note-' || (session >> 20) % 50000 as note_id,
           ((session >> 40) & 65535) % ${KINDS.length} as kind,
           hashint8extended(number, 3) & 4095 as size
    from generate_series($1::bigint, $2::bigint) as number,
      lateral (select hashint8extended(number / 4, 1) & 72057594037927935 as session offset 0) as hashed
  ), added as (
    insert into token_usage (project_id, api_key_id, event_id, user_id, note_id, feature, operation, provider, model,
      status, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, total_tokens,
      cost, cost_state, usage_state, price_id, duration_ms, dialect, usage, created_at, recorded_at)
    select $5::int, $8::int, uuidv7(created_at - statement_timestamp())::text, user_id, note_id, feature, 'chat',
           provider, model, 'ok', prompt, 0, 0, answer, 0, total, cost, 'priced', 'reported', $9::int, duration_ms,
           'gemini', usage, created_at, created_at + interval '2 seconds'
    from chosen join kind using (kind) join size using (size)
    order by created_at
    returning project_id, event_id, created_at
  )
  insert into usage_event_ids (project_id, event_id, content_hash, created_at)
  select project_id, event_id, uuid_send(gen_random_uuid()), created_at from added`;

/** As if keys had been told apart since before the first event. */
export const COUNT_KEYS = `update settings set value = '"2000-01-01T00:00:00Z"' where key = 'keysCountedSince'`;

/** The dimension sets of all events, which all have a key. */
export const FILL_DIMENSIONS = `
  insert into usage_key_dimensions (project_id, provider, model, feature, operation, status, api_key_id)
  select distinct project_id, provider, model, feature, operation, status, api_key_id from token_usage
  on conflict do nothing`;

/** Counts of each app user's days and months, from the sums by app user; a day beside itself, as they come to be in. */
export const FILL_COUNTERS = `
  insert into usage_user_counters (period, period_start, user_id, ${COUNTED_COLUMNS.join(", ")})
  select period, date_trunc(period, bucket_start at time zone zone)::date, user_id,
         ${COUNTED_COLUMNS.map((column) => `sum(${column})`).join(", ")}
  from token_usage_user_stats
    cross join (select value #>> '{}' as zone from settings where key = 'countersTimezone') as counting
    cross join (values ('day'), ('month')) as periods (period)
  where user_id <> 0
  group by 1, 2, 3 order by 1, 2, 3`;

/** Who was active each day, from the sums by app user. */
export const FILL_ACTIVE_USERS = fillActiveUsers(
  "(select value #>> '{}' from settings where key = 'countersTimezone')",
);

/** Sums that are counts of events; the others add up the column of the same name. */
const COUNTED: Readonly<Partial<Record<SumColumn, string>>> = {
  requests: "count(*)",
  free_requests: "count(*) filter (where cost_state = 'free')",
  unpriced_requests: "count(*) filter (where cost_state = 'unpriced')",
  partial_requests: "count(*) filter (where usage_state = 'partial')",
  estimated_requests: "count(*) filter (where usage_state = 'estimated')",
  missing_requests: "count(*) filter (where usage_state = 'missing')",
};

const SUM_NAMES = SUM_COLUMNS.join(", ");

/** Sums by app user of the events from $1 on and before $2, which begin and end with a bucket. */
export const FILL_USER_ROLLUP = `
  insert into token_usage_user_stats (bucket_start, user_id, dimension_id, ${SUM_NAMES})
  select date_bin('15 minutes', created_at, 'epoch'), coalesce(user_id, 0), d.id,
         ${SUM_COLUMNS.map(sumOfEvents).join(", ")}
  from token_usage e join ${dimensionsOf("e")}
  where created_at >= $1 and created_at < $2
  group by 1, 2, 3`;

/** Sums over everybody, from those by app user; in order of time, as they come to be in. */
export const FILL_ROLLUP = `
  insert into token_usage_stats (bucket_start, dimension_id, ${SUM_NAMES})
  select bucket_start, dimension_id, ${SUM_COLUMNS.map((column) => `sum(${column})`).join(", ")}
  from token_usage_user_stats group by bucket_start, dimension_id order by bucket_start, dimension_id`;

/** Sums over everybody by local day, from those by quarter of an hour. */
export const FILL_DAYS = `
  insert into usage_day_stats (day, dimension_id, ${SUM_NAMES})
  select (bucket_start at time zone zone)::date, dimension_id,
         ${SUM_COLUMNS.map((column) => `sum(${column})`).join(", ")}
  from token_usage_stats
    cross join (select value #>> '{}' as zone from settings where key = 'countersTimezone') as counting
  group by 1, 2`;

function sumOfEvents(column: SumColumn): string {
  return COUNTED[column] ?? `coalesce(sum(${column}), 0)`;
}
