import type pg from "pg";
import { expect } from "vitest";
import { SUM_COLUMNS } from "../../src/usage/domain/usage-sums.js";

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
  ]);
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
  const raw = pool.query(`select ${rawKeys}, ${RAW_SUMS} from token_usage group by ${places} order by ${places}`);
  const rollupKeys = keys.map((key) => ROLLUP_KEYS[key] ?? key).join(", ");
  const rollup = pool.query(`select ${rollupKeys}, ${ROLLUP_SUMS}
    from ${table} join usage_dimensions d on d.id = dimension_id
    group by ${places} having sum(requests) <> 0 or sum(total_tokens) <> 0 or sum(cost) <> 0 order by ${places}`);
  const [found, expected] = await Promise.all([rollup, raw]);
  expect(found.rows).toEqual(expected.rows);
}

async function expectCounters(pool: pg.Pool, period: string, timezone: string) {
  const raw = pool.query(
    `select date_trunc($1, created_at at time zone $2)::date::text as start, user_id, count(*)::text as requests,
       coalesce(sum(input_tokens), 0)::text as input, coalesce(sum(output_tokens), 0)::text as output,
       coalesce(sum(total_tokens), 0)::text as total, coalesce(sum(cost), 0)::text as cost
     from token_usage where user_id is not null group by 1, 2 order by 1, 2`,
    [period, timezone],
  );
  const counted = pool.query(
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
