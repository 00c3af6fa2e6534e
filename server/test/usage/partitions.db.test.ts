import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DimensionDictionary } from "../../src/usage/dimensions.js";
import { UsagePartitions } from "../../src/usage/partitions.js";
import { UsageRecorder } from "../../src/usage/record-usage.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { sampleUsage } from "./sample-usage.js";
import { SEAL } from "./seal.js";

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 12, pipeline: true });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const recorder = () =>
  new UsageRecorder({
    pool,
    dimensions: new DimensionDictionary(pool),
    partitions: new UsagePartitions(pool),
    seal: SEAL,
  });
const ensure = (month: string) => pool.query("select ensure_usage_partition($1::date)", [month]);

async function stateOf(table: string) {
  const columns = await pool.query(
    `select column_name, data_type, is_nullable, column_default, is_identity, numeric_precision
     from information_schema.columns where table_name = $1 order by ordinal_position`,
    [table],
  );
  const constraints = await pool.query(
    `select contype, pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = $1::regclass order by 1, 2`,
    [table],
  );
  const { rows: indexes } = await pool.query<{ definition: string }>(
    "select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = $1::regclass",
    [table],
  );
  const shapes = indexes.map(({ definition }) => definition.replace(/^.* USING /, "")).sort();
  return { columns: columns.rows, constraints: constraints.rows, indexes: shapes };
}

describe("the table of a month", () => {
  test("has every column, condition and index of token_usage", async () => {
    await ensure("2024-02-29");
    const [parent, partition] = await Promise.all([stateOf("token_usage"), stateOf("token_usage_2024_02")]);
    expect(partition).toEqual(parent);
    expect(parent.constraints.filter(({ contype }) => contype === "c")).toHaveLength(5);
  });

  test("takes the month in UTC, and nothing before or after it", async () => {
    const instants = ["2023-02-01T00:00:00Z", "2023-02-28T23:59:59.999Z", "2023-03-01T00:00:00Z"];
    await recorder().record(instants.map((time) => sampleUsage(time, { createdAt: new Date(time) })));
    const { rows } = await pool.query(
      `select tableoid::regclass::text as partition, count(*)::int as events from token_usage
       where created_at < '2023-04-01' group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { partition: "token_usage_2023_02", events: 2 },
      { partition: "token_usage_2023_03", events: 1 },
    ]);
  });

  test("gives ids from the one sequence of token_usage, and refuses what token_usage refuses", async () => {
    await recorder().record([
      sampleUsage("ids-1", { createdAt: new Date("2022-05-01T00:00:00Z") }),
      sampleUsage("ids-2", { createdAt: new Date("2022-06-01T00:00:00Z") }),
    ]);
    const { rows } = await pool.query(
      "select count(distinct id)::int as ids, count(*)::int as events from token_usage",
    );
    expect(rows[0].ids).toBe(rows[0].events);
    const wrong = sampleUsage("ids-3", { createdAt: new Date("2022-05-02T00:00:00Z"), cost: null });
    await expect(recorder().record([wrong])).rejects.toMatchObject({ code: "23514" });
  });
});

describe("making it", () => {
  test("many connections that miss the same month at once all succeed while others record and read", async () => {
    const months = ["2021-01", "2021-02", "2021-03", "2021-04"];
    const recording = Array.from({ length: 8 }, (_, batch) => {
      const events = months.map((month) =>
        sampleUsage(`at-once-${batch}-${month}`, { createdAt: new Date(`${month}-15T00:00:00Z`) }),
      );
      return recorder().record(batch % 2 === 0 ? events : events.toReversed());
    });
    const asking = months.flatMap((month) => Array.from({ length: 6 }, () => ensure(`${month}-03`)));
    const reading = Array.from({ length: 6 }, () => pool.query("select count(*) from token_usage"));
    const [outcomes] = await Promise.all([Promise.all(recording), Promise.all(asking), Promise.all(reading)]);
    expect(outcomes.flatMap(({ fates }) => fates)).toEqual(Array.from({ length: 32 }, () => "accepted"));
    const { rows } = await pool.query(
      `select tableoid::regclass::text as partition, count(*)::int as events from token_usage
       where created_at between '2021-01-01' and '2021-05-01' group by 1 order by 1`,
    );
    expect(rows).toEqual(months.map((month) => ({ partition: `token_usage_${month.replace("-", "_")}`, events: 8 })));
  });

  test("at need, also when it was there before and somebody dropped it", async () => {
    const one = recorder();
    const at = { createdAt: new Date("2020-03-15T00:00:00Z") };
    await one.record([sampleUsage("before the drop", at)]);
    await pool.query("drop table token_usage_2020_03");
    const { fates } = await one.record([sampleUsage("after the drop", at), sampleUsage("before the drop", at)]);
    expect(fates).toEqual(["accepted", "duplicate"]);
    const { rows } = await pool.query("select event_id from token_usage_2020_03");
    expect(rows).toEqual([{ event_id: "after the drop" }]);
  });

  test("waits for no transaction that reads or writes other months, and none of them waits for it", async () => {
    await ensure("2021-06-01");
    const open = await pool.connect();
    try {
      await open.query("begin");
      await open.query("select count(*) from token_usage");
      await open.query("lock table token_usage in row exclusive mode");
      await ensure("2021-07-01");
      const { rows } = await open.query("select count(*)::int as events from token_usage_2021_07");
      expect(rows).toEqual([{ events: 0 }]);
      await open.query("commit");
    } finally {
      open.release();
    }
  });

  test("gives up after two seconds instead of holding up everybody behind it", async () => {
    const open = await pool.connect();
    try {
      await open.query("begin");
      await open.query("lock table token_usage in access exclusive mode");
      const started = performance.now();
      await expect(ensure("2021-08-01")).rejects.toMatchObject({ code: "55P03" });
      expect(performance.now() - started).toBeLessThan(5_000);
      await open.query("rollback");
    } finally {
      open.release();
    }
    await ensure("2021-08-01");
    const { rows } = await pool.query("select current_setting('lock_timeout') as waiting");
    expect(rows).toEqual([{ waiting: "0" }]);
  });
});
