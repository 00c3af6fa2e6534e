import "reflect-metadata";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { ledgerSums, tableChecksums } from "../import/ledger-sums.js";
import { projectIdOf } from "../../src/access/bootstrap.js";
import { readConfig } from "../../src/app/config.js";
import { createContainer, type Container } from "../../src/app/container.js";
import { createLogger } from "../../src/app/logger.js";
import { DemoService } from "../../src/demo/demo.service.js";
import { mergeSome } from "../../src/usage/merge-deltas.js";

const FEW_DAYS = 2;
const MANY_DAYS = 60;

let database: TestDatabase;
let directory: Awaited<ReturnType<typeof mkdtempDisposable>>;
let container: Container;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  directory = await mkdtempDisposable(join(tmpdir(), "demo-"));
  container = await createContainer({
    config: readConfig({ DATABASE_URL: database.url, DATA_DIR: directory.path }),
    logger: createLogger("fatal"),
    databaseUrl: database.url,
  });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await container.close();
  await database.drop();
  await directory.remove();
});

beforeEach(() => container.demo.remove());

const demoRows = async () => {
  const { rows } = await client.query<{ rows: number; projects: number }>(
    `select (select count(*)::int from token_usage u join projects p on p.id = u.project_id where p.is_demo) as rows,
            (select count(*)::int from projects where is_demo) as projects`,
  );
  return rows[0] ?? { rows: 0, projects: 0 };
};

async function recordRealUsage() {
  const projectId = await projectIdOf(container.orm.em.fork(), "notes");
  const events = ["a", "b", "c"].map((id) => ({
    id,
    provider: "google",
    model: "gemini-2.5-flash",
    feature: "summary",
    // One with the user of the demo, one with none: both must stay.
    ...(id === "c" ? {} : { userId: "user-0001" }),
    usage: { promptTokenCount: 10, candidatesTokenCount: 5, totalTokenCount: 15 },
  }));
  await container.ingest.ingest({ projectId, apiKeyId: null, backfill: false }, events);
}

/** Somebody tries own prices and discounts out on the demo project. */
async function agreePricesOfDemo() {
  await client.query(`
    insert into prices (project_id, provider, model, position, match, rates, source, checked_on)
      select id, 'house', 'm', 0, '{"equals": "m"}', '{"input": {"base": "1"}}', 'own', current_date
      from projects where is_demo;
    insert into price_discounts (project_id, factor_ppm, effective_from, note)
      select id, 930000, now(), 'tried out' from projects where is_demo`);
}

describe("the demo", () => {
  test("fills a project of its own, with rollups that equal the raw rows", async () => {
    expect(await container.demo.fill(FEW_DAYS)).toBe(true);
    await container.demo.settled();
    const { rows, projects } = await demoRows();
    expect(projects).toBe(1);
    expect(rows).toBeGreaterThan(300);
    const { raw, rollups } = await ledgerSums(client);
    for (const rollup of rollups) expect(rollup).toEqual(raw);
    const { rows: states } = await client.query("select distinct cost_state, usage_state from token_usage order by 1");
    expect(states).toContainEqual({ cost_state: "priced", usage_state: "reported" });
    expect(states).toContainEqual({ cost_state: "unpriced", usage_state: "reported" });
  });

  test("goes without a trace and without touching a real row", async () => {
    await recordRealUsage();
    const before = await tableChecksums(client);
    await container.demo.fill(FEW_DAYS);
    await container.demo.settled();
    await agreePricesOfDemo();
    expect(await tableChecksums(client)).not.toEqual(before);
    await container.demo.remove();
    expect(await tableChecksums(client)).toEqual(before);
  });

  test("takes along what would undo a re-cost of it", async () => {
    await recordRealUsage();
    const { rows } = await client.query<{ id: number }>(
      `insert into recosts (state, reason, range_from, range_to, timezone, project_ids, providers, models,
         unpriced_only, prices_as_of, settled_at, cursor_at)
       values ('done', 'test', now() - interval '1 day', now(), 'UTC', '{}', '{}', '{}', false, now(), now(), now())
       returning id`,
    );
    const before = await tableChecksums(client);
    await container.demo.fill(FEW_DAYS);
    await container.demo.settled();
    const { rowCount } = await client.query(
      `insert into recost_changes (recost_id, created_at, usage_id, user_id, dimension_id, last_correction, before_state, after_state)
       select $1, now(), 1, 0, d.id, 0, 'free', 'free' from usage_dimensions d
       join projects p on p.id = d.project_id and p.is_demo limit 1`,
      [rows[0]?.id],
    );
    expect(rowCount).toBe(1);
    await container.demo.remove();
    expect(await tableChecksums(client)).toEqual(before);
  });

  test("goes without a trace also while its differences are being merged", async () => {
    await recordRealUsage();
    const before = await tableChecksums(client);
    await container.demo.fill(FEW_DAYS);
    await container.demo.settled();
    const merging = new pg.Client({ connectionString: database.url });
    await merging.connect();
    await merging.query("begin");
    await mergeSome(merging, 1_000_000);
    const removal = container.demo.remove();
    await vi.waitFor(async () => {
      const { rowCount } = await client.query(
        "select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()",
      );
      expect(rowCount).toBe(1);
    });
    await merging.query("commit");
    await merging.end();
    await removal;
    expect(await tableChecksums(client)).toEqual(before);
  });

  test("is filled once, however often it is asked for", async () => {
    const [first, second] = await Promise.all([container.demo.fill(FEW_DAYS), container.demo.fill(FEW_DAYS)]);
    expect([first, second]).toEqual([true, false]);
    await container.demo.settled();
    const { rows } = await demoRows();
    expect(await container.demo.fill(FEW_DAYS)).toBe(false);
    expect(await demoRows()).toEqual({ rows, projects: 1 });
  });

  test("can be removed while it is being filled, and filled again", async () => {
    await container.demo.fill(MANY_DAYS);
    await vi.waitFor(() => expect(container.demo.progress).toBeGreaterThan(0), { timeout: 15_000 });
    await container.demo.remove();
    expect(container.demo.progress).toBeNull();
    expect(await demoRows()).toEqual({ rows: 0, projects: 0 });
    expect(await container.demo.fill(FEW_DAYS)).toBe(true);
    await container.demo.settled();
    expect((await demoRows()).projects).toBe(1);
  });

  test("that was cut off is made anew", async () => {
    await container.demo.fill(MANY_DAYS);
    await vi.waitFor(() => expect(container.demo.progress).toBeGreaterThan(0), { timeout: 15_000 });
    await container.demo.stop();
    expect((await demoRows()).rows).toBeGreaterThan(0);
    expect(await container.demo.fill(FEW_DAYS)).toBe(true);
    await container.demo.settled();
    const { rows } = await demoRows();
    await container.demo.remove();
    await container.demo.fill(FEW_DAYS);
    await container.demo.settled();
    expect(Math.abs((await demoRows()).rows - rows)).toBeLessThan(20); // the hour under way is a moment older
  });

  test("that is being removed already says so, and blames no other server", async () => {
    await container.demo.fill(FEW_DAYS);
    await container.demo.settled();
    const removals = await Promise.allSettled([container.demo.remove(), container.demo.remove()]);
    const reasons = removals.flatMap((removal) => (removal.status === "rejected" ? [removal.reason] : []));
    expect(reasons).toEqual([
      expect.objectContaining({ code: "CONFLICT", message: expect.stringContaining("filled or removed already") }),
    ]);
  });

  test("that cannot be locked gives its connection back", async () => {
    await client.query(`create schema if not exists faulty;
      create or replace function faulty.pg_try_advisory_lock(bigint) returns boolean language plpgsql
      as $body$ begin raise exception 'no locks today'; end $body$`);
    const options = "-c search_path=faulty,pg_catalog,public";
    const pool = new pg.Pool({ connectionString: database.url, max: 1, connectionTimeoutMillis: 2_000, options });
    const { orm, ingest } = container;
    const demo = new DemoService({ orm, ingest, pool, clock: () => new Date(), logger: createLogger("fatal") });
    try {
      await expect(demo.remove()).rejects.toThrow("no locks today");
      await expect(demo.fill(FEW_DAYS)).rejects.toThrow("no locks today");
      expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    } finally {
      await pool.end();
      await client.query("drop schema faulty cascade");
    }
  });

  test("never takes a real project of its name for itself", async () => {
    await client.query("insert into projects (name) values ('demo')");
    await container.demo.fill(FEW_DAYS);
    await container.demo.settled();
    await container.demo.remove();
    const { rows } = await client.query("select name from projects where name like 'demo%'");
    expect(rows).toEqual([{ name: "demo" }]);
    await client.query("delete from projects where name = 'demo'");
  });
});
