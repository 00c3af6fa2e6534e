import type pg from "pg";
import { expect } from "vitest";
import { SUM_COLUMNS } from "../../src/usage/domain/usage-sums.js";
import { askAgain } from "./ask-again.js";

const RAW_SUMS = `
  count(*)::text as requests,
  (count(*) filter (where cost_state = 'free'))::text as free_requests,
  (count(*) filter (where cost_state = 'unpriced'))::text as unpriced_requests,
  (count(*) filter (where usage_state = 'partial'))::text as partial_requests,
  (count(*) filter (where usage_state = 'estimated'))::text as estimated_requests,
  (count(*) filter (where usage_state = 'missing'))::text as missing_requests,
  ${SUM_COLUMNS.slice(6)
    .map((column) => `coalesce(sum(${column}), 0)::text as ${column}`)
    .join(", ")}`;

const ROLLUP_SUMS = SUM_COLUMNS.map((column) => `coalesce(sum(${column}), 0)::text as ${column}`).join(", ");

/** What rollups and counters must be, from raw rows alone, in other words than the product's. Nothing may be recorded meanwhile. */
export async function expectLedgerAgrees(pool: pg.Pool, timezone = "UTC"): Promise<void> {
  await Promise.all([
    expectRollup(pool, { table: "token_usage_stats", keys: ["bucket", "model", "status", "api_key"] }),
    expectRollup(pool, { table: "token_usage_by_user", keys: ["bucket", "model", "status", "api_key", "user_id"] }),
    expectRollup(pool, { table: "usage_by_day", keys: ["day", "model", "status", "api_key"] }, timezone),
    expectCounters(pool, "day", timezone),
    expectCounters(pool, "month", timezone),
    expectActiveUsers(pool, timezone),
    expectNothingBelowZero(pool),
    expectSpans(pool, timezone),
    expectTops(pool),
    expectDayTops(pool, timezone),
  ]);
}

/** Of app users with small ids, as tests have them; and that there is no other. */
async function expectActiveUsers(pool: pg.Pool, timezone: string) {
  const merged = askAgain<{ user_id: string }>(
    pool,
    `select (bucket_start at time zone $1)::date::text as day, dimension_id as dimension, user_id,
       bool_or(requests - unpriced_requests > 0) as known
     from token_usage_user_stats where user_id <> 0 and requests > 0 group by 1, 2, 3 order by 1, 2, 3`,
    [timezone],
  );
  const bits = askAgain<{ user_id: string }>(
    pool,
    `select day::text as day, dimension_id as dimension, user_id::text as user_id,
       get_bit(coalesce(known, users), user_id) = 1 as known
     from usage_active_users join generate_series(0, 63) as user_id on get_bit(users, user_id) = 1
     where days = 1 order by 1, 2, 3`,
  );
  const others = askAgain(
    pool,
    `select coalesce(sum(bit_count(users)), 0)::int as bits,
       (select coalesce(sum(cost), 0)::text from token_usage_user_stats where user_id <> 0) as merged,
       coalesce(sum(cost), 0)::text as cost from usage_active_users where days = 1`,
  );
  const spans = askAgain(
    pool,
    `
    select united.*, kept.* from (
      select length, day - (day - '2000-01-01') % length as first_day, dimension_id, block,
        bit_or(users) as users, bit_or(coalesce(known, users)) as known, sum(cost) as cost
      from usage_active_users cross join (values (4), (16)) as lengths (length) where days = 1 group by 1, 2, 3, 4
    ) as united full join usage_active_users as kept
      on (length, first_day, united.dimension_id, united.block) = (kept.days, kept.day, kept.dimension_id, kept.block)
    where coalesce(days, 2) > 1 and (united.users, united.known, united.cost)
      is distinct from (kept.users, coalesce(kept.known, kept.users), kept.cost)`,
  );
  const [found, expected, { rows: sums }] = await Promise.all([bits, merged, others]);
  expect((await spans).rows).toEqual([]);
  const byUser = (a: { user_id: string }, b: { user_id: string }) => Number(a.user_id) - Number(b.user_id);
  expect(found.rows.toSorted(byUser)).toEqual(expected.rows.toSorted(byUser));
  expect(sums).toEqual([{ bits: expected.rows.length, merged: sums[0]?.cost, cost: sums[0]?.cost }]);
}

/** Whatever order differences were merged in. */
async function expectNothingBelowZero(pool: pg.Pool) {
  const { rows } = await askAgain(
    pool,
    "select * from token_usage_user_stats where requests < 0 or requests < unpriced_requests",
  );
  expect(rows).toEqual([]);
}

const RAW_KEYS: Readonly<Record<string, string>> = {
  bucket: "date_bin('15 minutes', created_at, 'epoch')",
  day: "(created_at at time zone '$zone')::date::text",
  user_id: "coalesce(user_id, 0)",
  api_key: `case when recorded_at < (select (value #>> '{}')::timestamptz from settings where key = 'keysCountedSince')
            then 0 else coalesce(api_key_id, 0) end`,
};

const ROLLUP_KEYS: Readonly<Record<string, string>> = {
  bucket: "bucket_start as bucket",
  day: "day::text as day",
  api_key: "coalesce(d.api_key_id, 0) as api_key",
};

async function expectRollup(
  pool: pg.Pool,
  { table, keys }: { table: string; keys: readonly string[] },
  timezone = "UTC",
) {
  const places = keys.map((_, at) => at + 1).join(", ");
  const rawKeys = keys.map((key) => `${RAW_KEYS[key]?.replace("$zone", timezone) ?? key} as ${key}`).join(", ");
  const raw = askAgain(pool, `select ${rawKeys}, ${RAW_SUMS} from token_usage group by ${places} order by ${places}`);
  const rollupKeys = keys.map((key) => ROLLUP_KEYS[key] ?? key).join(", ");
  const rollup = askAgain(
    pool,
    `select ${rollupKeys}, ${ROLLUP_SUMS}
    from ${table} join usage_dimensions d on d.id = dimension_id
    group by ${places} having sum(requests) <> 0 or sum(total_tokens) <> 0 or sum(cost) <> 0 order by ${places}`,
  );
  const [found, expected] = await Promise.all([rollup, raw]);
  expect(found.rows).toEqual(expected.rows);
}

async function expectCounters(pool: pg.Pool, period: string, timezone: string) {
  const raw = askAgain(
    pool,
    `select date_trunc($1, created_at at time zone $2)::date::text as start, user_id, count(*)::text as requests,
       coalesce(sum(input_tokens), 0)::text as input, coalesce(sum(output_tokens), 0)::text as output,
       coalesce(sum(total_tokens), 0)::text as total, coalesce(sum(cost), 0)::text as cost
     from token_usage where user_id is not null group by 1, 2 order by 1, 2`,
    [period, timezone],
  );
  const counted = askAgain(
    pool,
    `select period_start::text as start, user_id, sum(requests)::text as requests, sum(input_tokens)::text as input,
       sum(output_tokens)::text as output, sum(total_tokens)::text as total, sum(cost)::text as cost
     from usage_by_user_period where period = $1 group by 1, 2
     having (sum(requests), sum(input_tokens), sum(output_tokens), sum(total_tokens), sum(cost)) <> (0, 0, 0, 0, 0)
     order by 1, 2`,
    [period],
  );
  const [found, expected] = await Promise.all([counted, raw]);
  expect(found.rows).toEqual(expected.rows);
}

const SPAN_SUMS = [...SUM_COLUMNS.slice(0, 12), "cost"].map((column) => `sum(${column})::text as ${column}`).join(", ");

/** Of the spans that are built, from raw rows and what is not merged yet. */
async function expectSpans(pool: pg.Pool, timezone: string) {
  const spans = askAgain(
    pool,
    `select days, first_day::text as start, user_id, sum(failed_requests)::text as failed, ${SPAN_SUMS} from (
       select days, first_day, user_id, failed_requests, ${[...SUM_COLUMNS.slice(0, 12), "cost"].join(", ")} from usage_user_spans
       union all
       select b.days, b.first_day, case when user_id = 0 then -d.project_id else user_id end,
         case when d.status = 'error' then requests else 0 end,
         ${[...SUM_COLUMNS.slice(0, 12), "cost"].map((column) => `coalesce(${column}, 0)`).join(", ")}
       from usage_deltas join usage_dimensions d on d.id = dimension_id join usage_built_spans b
         on (bucket_start at time zone $1)::date between b.first_day and b.first_day + b.days - 1
     ) as merged_or_not group by 1, 2, 3 having sum(requests) <> 0 or sum(total_tokens) <> 0 or sum(cost) <> 0
     order by 1, 2, 3`,
    [timezone],
  );
  // A day is worked out once for each row, not for each of some thousand spans that may hold it.
  const raw = askAgain(
    pool,
    `with raw as materialized (select *, (created_at at time zone $1)::date as day from token_usage)
     select b.days, b.first_day::text as start, coalesce(user_id, -project_id) as user_id,
       (count(*) filter (where status = 'error'))::text as failed, ${RAW_SUMS}
     from raw join usage_built_spans b on day between b.first_day and b.first_day + b.days - 1
     group by 1, 2, 3 order by 1, 2, 3`,
    [timezone],
  );
  const [found, expected] = await Promise.all([spans, raw]);
  const inSpans = expected.rows.map((row: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => found.fields.some((field) => field.name === name))),
  );
  expect(found.rows).toEqual(inSpans);
}

/** Of each list that is of use: who did not change has what is listed, and whoever is not listed no more than the last. */
async function expectTops(pool: pg.Pool) {
  for (const column of ["requests", "cost", "total_tokens", "input_tokens", "output_tokens"]) {
    const { rows } = await askAgain(
      pool,
      `
      select days, first_day, user_id, spans.${column} as used, place, amount, is_all
      from usage_user_spans spans join usage_span_tops tops using (days, first_day)
        left join lateral unnest(${column}_users, ${column}_amounts) with ordinality as listed (id, amount, place) on id = user_id
      where user_id > 0 and user_id <> all(changed) and (
        amount <> spans.${column} or (id is null and (is_all or spans.${column} > ${column}_amounts[cardinality(${column}_amounts)])))`,
    );
    expect(rows).toEqual([]);
    const orders = await askAgain(
      pool,
      `
      select days, first_day from usage_span_tops
      where ${column}_amounts <> array(select unnest(${column}_amounts) order by 1 desc)
        or cardinality(${column}_amounts) <> cardinality(${column}_users)`,
    );
    expect(orders.rows).toEqual([]);
  }
}

/**
 * Of each list of a day that follows the day: it has nobody who has no more than somebody that neither it nor what is
 * beside it names.
 */
async function expectDayTops(pool: pg.Pool, timezone: string) {
  for (const column of ["requests", "cost", "total_tokens", "input_tokens", "output_tokens"]) {
    const { rows } = await askAgain(
      pool,
      `select lists.day, user_id, counters.${column} as used, ${column}_amounts as amounts, is_all
       from usage_day_tops lists join usage_user_counters counters on period = 'day' and period_start = lists.day
       where zone = $1 and version = coalesce((select version from usage_day_versions kept where kept.day = lists.day), 0)
         and array_position(changed || ${column}_users, user_id) is null and changed is not null
         and (is_all or counters.${column} > (select min(amount) from unnest(${column}_amounts) as amount))`,
      [timezone],
    );
    expect(rows).toEqual([]);
  }
}
