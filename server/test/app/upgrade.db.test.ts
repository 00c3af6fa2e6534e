import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../../src/app/migrate.js";
import { createOrm } from "../../src/app/orm.js";
import { PACKAGE_SOURCE } from "../../src/pricing/package-providers.js";
import { seedPrices } from "../../src/pricing/seed-prices.js";
import { DimensionDictionary } from "../../src/usage/dimensions.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { UsagePartitions } from "../../src/usage/partitions.js";
import { UsageRecorder } from "../../src/usage/record-usage.js";
import { createBareDatabase, type TestDatabase } from "../database.js";
import { expectLedgerAgrees } from "../usage/expect-ledger-agrees.js";
import { sampleUsage } from "../usage/sample-usage.js";
import { SEAL } from "../usage/seal.js";

/** Of the first release. */
const FIRST = "20261123-usage-ledger";

let database: TestDatabase;
let pool: pg.Pool;

beforeEach(async () => {
  database = await createBareDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4, pipeline: true });
  const orm = await createOrm({ databaseUrl: database.url });
  await orm.migrator.up({ to: FIRST });
  await orm.close();
  await recordAsTheFirstRelease();
});

afterEach(async () => {
  await pool.end();
  await database.drop();
});

/** Four app users and nobody, over the end of a month in every zone, priced or not, with and without usage. */
async function recordAsTheFirstRelease(): Promise<void> {
  await pool.query(`
    select ensure_usage_partition(month) from unnest('{2026-10-01, 2026-11-01}'::date[]) as month;
    insert into projects (name) values ('before');
    insert into usage_dimensions (project_id, provider, model, feature, operation, status)
      values (1, 'google', 'gemini-2.5-flash', 'summary', 'chat', 'ok'), (1, 'openai', 'o3', 'tag', 'chat', 'error');
    insert into token_usage (project_id, event_id, api_key_id, user_id, feature, operation, provider, model, status,
        input_tokens, output_tokens, total_tokens, cost, cost_state, usage_state, dialect, created_at)
      select project_id, 'before-' || n, nullif(n % 3, 0), nullif(n % 5, 0), feature, operation, provider, model, status,
        input, n, input + n, price, case when price is null then 'unpriced' else 'priced' end,
        case when input is null then 'missing' else 'reported' end, 'canonical',
        '2026-10-29T22:00:00Z'::timestamptz + n * interval '17 minutes'
      from generate_series(1, 400) as n
        join usage_dimensions on id = 1 + n % 2
        cross join lateral (select case when n % 11 > 0 then 1000 + n end as input) as reported
        cross join lateral (select case when n % 7 > 0 then input * 300000 end as price) as priced;
    update token_usage set output_tokens = null where usage_state = 'missing';
    insert into usage_event_ids select project_id, event_id, decode(md5(event_id), 'hex'), created_at from token_usage;
  `);
  for (const { table, user } of [
    { table: "token_usage_stats", user: "" },
    { table: "token_usage_user_stats", user: "coalesce(user_id, 0) as user_id," },
  ]) {
    await pool.query(`
      insert into ${table} (bucket_start, ${user === "" ? "" : "user_id,"} dimension_id, requests, unpriced_requests,
        missing_requests, input_tokens, output_tokens, total_tokens, cost)
      select date_bin('15 minutes', created_at, 'epoch') as bucket, ${user} d.id, count(*),
        count(*) filter (where cost_state = 'unpriced'), count(*) filter (where usage_state = 'missing'),
        coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0), coalesce(sum(total_tokens), 0),
        coalesce(sum(cost), 0)
      from token_usage join usage_dimensions d using (project_id, provider, model, feature, operation, status)
      group by bucket, d.id${user === "" ? "" : ", user_id"}`);
  }
}

const setting = async (key: string) => {
  const { rows } = await pool.query("select value from settings where key = $1", [key]);
  return rows[0]?.value as unknown;
};

test("what the first release recorded is counted in the reporting timezone, and recording goes on", async () => {
  await pool.query(`insert into settings (key, value) values ('reportingTimezone', '"Asia/Seoul"')`);
  await migrate({ databaseUrl: database.url });
  expect(await setting("countersTimezone")).toBe("Asia/Seoul");
  expect(await setting("reportingTimezone")).toBe("Asia/Seoul");
  await expectLedgerAgrees(pool, "Asia/Seoul");
  const { rows } = await pool.query(
    "select distinct period_start::text as month from usage_user_counters where period = 'month'",
  );
  expect(rows.map(({ month }) => String(month)).toSorted()).toEqual(["2026-10-01", "2026-11-01"]);

  const recorder = new UsageRecorder({
    pool,
    dimensions: new DimensionDictionary(pool),
    partitions: new UsagePartitions(pool),
    seal: SEAL,
  });
  const events = [sampleUsage("after", { userId: "3", apiKeyId: 2 }), sampleUsage("before-1")];
  expect((await recorder.record(events)).fates).toEqual(["accepted", "conflict"]);
  await expectLedgerAgrees(pool, "Asia/Seoul");
});

test("the last use of a key is its present secret's, unless it was before the rotation or by the former one", async () => {
  const orm = await createOrm({ databaseUrl: database.url });
  await orm.migrator.up({ to: "20261127-key-sums" });
  await orm.close();
  await pool.query(`
    insert into api_keys (project_id, name, prefix, secret_hash, scopes, last_used_at, previous_used_at)
      select 1, name, 'tl_', convert_to(name, 'UTF8'), '{ingest}', used::timestamptz, former::timestamptz
      from (values ('unused', null, null), ('used', '2026-11-02', null), ('rotated', '2026-11-02', null),
        ('used since', '2026-11-04', '2026-11-03 12:00'), ('former used since', '2026-11-04', '2026-11-04')
      ) as keys (name, used, former);
    insert into retired_key_secrets (secret_hash, api_key_id, retired_at)
      select decode(md5(name), 'hex'), id, '2026-11-03' from api_keys where name not in ('unused', 'used')`);
  await migrate({ databaseUrl: database.url });
  const { rows } = await pool.query("select name from api_keys where secret_used_at = last_used_at order by id");
  expect(rows).toEqual([{ name: "used" }, { name: "used since" }]);
});

test("days are summed from what is merged alone, so that what waits is not in them twice", async () => {
  const orm = await createOrm({ databaseUrl: database.url });
  await orm.migrator.up({ to: "20261127-secret-use" });
  // The recorder of now writes a column that came after sums by day, and that they know nothing of.
  await orm.migrator.up({ migrations: ["20261127-token-estimates"] });
  await orm.close();
  const [dimensions, partitions] = [new DimensionDictionary(pool), new UsagePartitions(pool)];
  const recorder = new UsageRecorder({ pool, dimensions, partitions, seal: SEAL });
  await recorder.record(["waiting-1", "waiting-2"].map((id) => sampleUsage(id, { userId: "3" })));
  await migrate({ databaseUrl: database.url });
  const { rows } = await pool.query(`select sum(requests)::int as merged,
    (select count(*)::int from usage_deltas) as waiting from usage_day_stats`);
  expect(rows).toEqual([{ merged: 400, waiting: 1 }]);
  await expectLedgerAgrees(pool);
  await mergeDeltas(pool);
  await expectLedgerAgrees(pool);
});

test("without a reporting timezone the days counted are those of UTC", async () => {
  await migrate({ databaseUrl: database.url });
  expect(await setting("countersTimezone")).toBe("UTC");
  expect(await setting("reportingTimezone")).toBeUndefined();
  await expectLedgerAgrees(pool);
});

test("tables whose rows change all the time are left room and vacuumed early", async () => {
  await migrate({ databaseUrl: database.url });
  const { rows } = await pool.query<{ relname: string; reloptions: string[] }>(
    `select relname, reloptions from pg_class where relnamespace = 'public'::regnamespace and relname ~ '^(token_)?usage_'
       and relkind = 'r' and reloptions is not null order by relname`,
  );
  expect(Object.fromEntries(rows.map(({ relname, reloptions }) => [relname, reloptions]))).toEqual({
    token_usage_stats: ["fillfactor=50", "autovacuum_vacuum_scale_factor=0.02"],
    token_usage_user_stats: ["fillfactor=80"],
    usage_day_stats: ["fillfactor=50", "autovacuum_vacuum_scale_factor=0.02"],
    usage_active_users: ["fillfactor=70", "autovacuum_vacuum_scale_factor=0.02"],
    usage_day_versions: ["fillfactor=50"],
    usage_day_tops: ["fillfactor=50"],
    usage_deltas: ["autovacuum_vacuum_scale_factor=0", "autovacuum_vacuum_threshold=20000", "vacuum_truncate=off"],
    usage_user_counters: ["fillfactor=70", "autovacuum_vacuum_scale_factor=0.02"],
    usage_user_spans: ["autovacuum_vacuum_scale_factor=0.02", "autovacuum_analyze_scale_factor=0.02"],
  });
});

test("a second start of the new release changes nothing", async () => {
  await migrate({ databaseUrl: database.url });
  const counters = "select * from usage_user_counters order by period, period_start, user_id";
  const before = await pool.query(counters);
  await migrate({ databaseUrl: database.url });
  expect((await pool.query(counters)).rows).toEqual(before.rows);
  await expectLedgerAgrees(pool);
});

test("the newest price list of the release before stays active, and that of this one is proposed", async () => {
  await pool.query(`
    insert into prices (provider, model, position, match, rates, source, checked_on)
      select 'google', 'gemini-2.5-flash', 0, '{"equals": "gemini-2.5-flash"}', '{"input": {"base": "300000"}}',
        source, '2026-01-01'
      from unnest('{@pydantic/genai-prices 0.1.1, @pydantic/genai-prices 0.1.2}'::text[]) as source`);
  await migrate({ databaseUrl: database.url });
  const orm = await createOrm({ databaseUrl: database.url });
  await seedPrices(orm.em.fork());
  await orm.close();
  const { rows } = await pool.query("select source, state from price_lists order by source");
  expect(rows).toEqual([
    { source: "@pydantic/genai-prices 0.1.1", state: "superseded" },
    { source: "@pydantic/genai-prices 0.1.2", state: "active" },
    { source: PACKAGE_SOURCE, state: "proposed" },
  ]);
});
