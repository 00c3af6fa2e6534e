import type { EntityManager } from "@mikro-orm/postgresql";

/** Repeatable pseudo-random numbers from 0 (inclusive) to 1. */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}

/** Around the hours that go wrong: clock changes of New York, Berlin and Lord Howe, ends of months, and a year's turn. */
const DELICATE = [
  "2026-03-08T07:00:00Z",
  "2026-11-01T06:00:00Z",
  "2026-03-29T01:00:00Z",
  "2026-10-25T01:00:00Z",
  "2026-04-04T15:00:00Z",
  "2026-10-03T15:30:00Z",
  "2026-02-28T15:00:00Z",
  "2026-10-31T15:00:00Z",
  "2026-10-31T18:15:00Z",
  "2026-11-30T18:15:00Z",
  "2025-12-31T15:00:00Z",
].map((time) => Date.parse(time));

const FROM = Date.parse("2025-12-15T00:00:00Z");
const TO = Date.parse("2026-12-15T00:00:00Z");
const MODELS = ["gemini-2.5-flash", "gemini-2.5-pro", "gpt-5-mini", "house-model", "Z", "a"];
const PROVIDERS = ["google", "openai", "house"];

export function randomTime(random: Random): Date {
  if (random() < 0.5) return new Date(FROM + Math.floor(random() * (TO - FROM)));
  const around = pick(random, DELICATE) + Math.floor((random() - 0.5) * 2 * 36 * 3_600_000);
  // Often exactly on the edge of a bucket: half-open ranges go wrong there.
  return new Date(random() < 0.3 ? Math.round(around / 900_000) * 900_000 : around);
}

/** When keys began to be told apart: some of the rows were recorded before. */
const KEYS_COUNTED_SINCE = "2026-03-08T07:10:00Z";
/** Of a row `$row`: null before then. */
export const KEY_OF_SUMS = `case when $row.recorded_at < '${KEYS_COUNTED_SINCE}' then null else $row.api_key_id end`;

/** Raw rows by plain SQL, and their rollups by an aggregation that shares no code with the product. */
export async function fillRandomUsage(em: EntityManager, random: Random, count: number): Promise<void> {
  await em.execute(`
    insert into projects (name) values ('notes'), ('search');
    insert into api_keys (project_id, name, prefix, secret_hash, scopes)
      select 1 + n % 2, 'key ' || n, 'tl_', sha256(n::text::bytea), '{ingest}' from generate_series(1, 4) n;
    update settings set value = '"${KEYS_COUNTED_SINCE}"' where key = 'keysCountedSince';
    insert into app_users (project_id, pseudonym)
      select 1 + n % 2, 'sparrow-' || n from generate_series(1, 40) n;
    select ensure_usage_partition(month::date)
      from generate_series(timestamp '2025-12-01', '2026-12-01', interval '1 month') month;
  `);
  const rows = Array.from({ length: count }, (_, index) => randomRow(random, index));
  await em.execute(
    `insert into token_usage (project_id, api_key_id, event_id, user_id, feature, operation, provider, model, status,
        input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, total_tokens,
        cost, cost_state, usage_state, dialect, created_at, recorded_at)
      select project_id, api_key_id, event_id, user_id, feature, 'chat', provider, model, status,
        input_tokens, input_tokens / 3, 0, output_tokens, output_tokens / 5, input_tokens + output_tokens,
        cost, cost_state, usage_state, 'canonical', created_at, created_at + interval '1 second'
      from json_to_recordset(?::json) as r(project_id int, api_key_id int, event_id text, user_id bigint, feature text, provider text,
        model text, status text, input_tokens bigint, output_tokens bigint, cost numeric, cost_state text,
        usage_state text, created_at timestamptz)`,
    [JSON.stringify(rows)],
  );
  await rollUp(em);
}

function randomRow(random: Random, index: number) {
  const unpriced = random() < 0.15;
  const free = random() < 0.1;
  const usageState = pick(random, ["reported", "reported", "reported", "partial", "estimated", "missing"]);
  const missing = usageState === "missing";
  const projectId = random() < 0.8 ? 1 : 2;
  const userId = random() < 0.2 ? null : 1 + Math.floor(random() ** 2 * 40);
  return {
    project_id: userId === null ? projectId : 1 + (userId % 2), // an app user belongs to one project
    api_key_id: pick(random, [null, 1, 2, 3, 4]),
    event_id: `event-${index}`,
    user_id: userId,
    feature: pick(random, ["summary", "tag", "unspecified"]),
    provider: pick(random, PROVIDERS),
    model: pick(random, MODELS),
    status: pick(random, ["ok", "ok", "ok", "error", "cancelled"]),
    input_tokens: missing ? null : Math.floor(random() * 200_000),
    output_tokens: missing ? null : Math.floor(random() * 9_000),
    cost: unpriced ? null : free ? 0 : Math.floor(random() * 1e14),
    cost_state: unpriced ? "unpriced" : free ? "free" : "priced",
    usage_state: usageState,
    created_at: randomTime(random),
  };
}

/** Sums of all raw rows, of which there were none before. */
export async function rollUp(em: EntityManager): Promise<void> {
  await em.execute(`
    insert into usage_dimensions (project_id, provider, model, feature, operation, status)
      select distinct project_id, provider, model, feature, operation, status from token_usage;
    insert into usage_key_dimensions (project_id, provider, model, feature, operation, status, api_key_id)
      select distinct project_id, provider, model, feature, operation, status, api_key_id from token_usage
      where api_key_id is not null;
  `);
  for (const [table, user, userKey, condition] of [
    ["token_usage_stats", "", "", "true"],
    // Half of it as it is before the merge.
    ["token_usage_user_stats", "user_id, ", "coalesce(user_id, 0), ", "token_usage.id % 2 = 0"],
    ["usage_deltas", "user_id, ", "coalesce(user_id, 0), ", "token_usage.id % 2 = 1"],
  ]) {
    await em.execute(`
      insert into ${table} (bucket_start, ${user}dimension_id, requests, free_requests, unpriced_requests,
        partial_requests, estimated_requests, missing_requests, input_tokens, cached_input_tokens,
        cache_write_tokens, output_tokens, reasoning_tokens, total_tokens, cost)
      select date_bin('15 minutes', created_at, 'epoch'), ${userKey}d.id, count(*),
        count(*) filter (where cost_state = 'free'), count(*) filter (where cost_state = 'unpriced'),
        count(*) filter (where usage_state = 'partial'), count(*) filter (where usage_state = 'estimated'),
        count(*) filter (where usage_state = 'missing'),
        coalesce(sum(input_tokens), 0), coalesce(sum(cached_input_tokens), 0), coalesce(sum(cache_write_tokens), 0),
        coalesce(sum(output_tokens), 0), coalesce(sum(reasoning_tokens), 0), coalesce(sum(total_tokens), 0),
        coalesce(sum(cost), 0)
      from token_usage join usage_dimensions d
        using (project_id, provider, model, feature, operation, status)
      where ${condition} and d.api_key_id is not distinct from ${KEY_OF_SUMS.replaceAll("$row", "token_usage")}
      group by date_bin('15 minutes', created_at, 'epoch'), ${userKey}d.id`);
  }
  await rollUpDays(em, "UTC");
}

/** The half that is merged, by day of a zone; in place of those of the zone before. */
export async function rollUpDays(em: EntityManager, zone: string): Promise<void> {
  const sums = `requests, free_requests, unpriced_requests, partial_requests, estimated_requests, missing_requests,
    input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, total_tokens, cost`;
  await em.execute(`delete from usage_day_stats; delete from usage_active_users;
    delete from usage_user_counters; delete from usage_built_spans; delete from usage_user_spans`);
  await em.execute("update settings set value = to_jsonb(?::text) where key = 'countersTimezone'", [zone]);
  await em.execute(
    `insert into usage_day_stats (day, dimension_id, ${sums})
     select (bucket_start at time zone ?)::date, dimension_id, ${sums.replace(/\w+/g, "sum($&)")}
     from token_usage_user_stats group by 1, 2`,
    [zone],
  );
  await em.execute(
    `insert into usage_active_users (days, day, dimension_id, block, users, known, cost)
     select 1, (bucket_start at time zone ?)::date, dimension_id, 0,
       bit_or(set_bit(repeat('0', 8192)::bit(8192), user_id::int, 1)),
       bit_or(set_bit(repeat('0', 8192)::bit(8192), user_id::int, case when requests > unpriced_requests then 1 else 0 end)),
       sum(cost)
     from token_usage_user_stats where user_id <> 0 group by 2, 3`,
    [zone],
  );
  await em.execute(`
    insert into usage_active_users (days, day, dimension_id, block, users, known, cost)
    select length, day - (day - '2000-01-01') % length, dimension_id, 0, bit_or(users), bit_or(known), sum(cost)
    from usage_active_users cross join (values (4), (16)) as lengths (length) group by 1, 2, 3`);
  await countMerged(em);
}

/** The last day that is over where spans are built; those after it, and some before, are left as they are until they are built. */
const LAST_BUILT_DAY = "2026-11-12";

/** What of it is merged, by local day and by span of days. */
async function countMerged(em: EntityManager): Promise<void> {
  await em.execute(`
    create temp view merged as
      select (created_at at time zone (select value #>> '{}' from settings where key = 'countersTimezone'))::date as day, *
      from token_usage where id % 2 = 0;
    insert into usage_user_counters (period, period_start, user_id, requests, input_tokens, output_tokens, total_tokens, cost)
      select 'day', day, user_id, count(*), coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0),
        coalesce(sum(total_tokens), 0), coalesce(sum(cost), 0)
      from merged where user_id is not null group by day, user_id;
    insert into usage_built_spans (days, first_day)
      select length, start::date from unnest('{1,2,4,8,16,32}'::int[]) as length,
        generate_series(date '1970-01-01' + (date '2025-12-31' - date '1970-01-01') / length * length,
          date '${LAST_BUILT_DAY}' + 1 - length, make_interval(days => length)) as start
      where (length = 1 or start > '2026-01-01')
        -- a span has all days, or is not built
        and not exists (select from generate_series(0, length - 1) as at where (start::date + at - date '2026-02-09') % 63 = 0);
    insert into usage_user_spans
      select b.days, b.first_day, coalesce(user_id, -project_id), count(*), coalesce(sum(cost), 0),
        coalesce(sum(total_tokens), 0), coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0),
        count(*) filter (where status = 'error'), count(*) filter (where cost_state = 'free'),
        count(*) filter (where cost_state = 'unpriced'), count(*) filter (where usage_state = 'partial'),
        count(*) filter (where usage_state = 'estimated'), count(*) filter (where usage_state = 'missing'),
        coalesce(sum(cached_input_tokens), 0), coalesce(sum(cache_write_tokens), 0), coalesce(sum(reasoning_tokens), 0)
      from usage_built_spans b join merged on day >= b.first_day and day < b.first_day + b.days
      group by 1, 2, 3;
    drop view merged`);
}
