import pg from "pg";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connectionSettings } from "../../src/core/connection-settings.js";
import { isDatabaseAway } from "../../src/core/database-away.js";
import { DatabaseHealth } from "../../src/core/database-health.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { TroubledProxy } from "./troubled-proxy.js";

const SOON = { timeout: 2_500, interval: 10 };

let database: TestDatabase;
let proxy: TroubledProxy;
let health: DatabaseHealth;

beforeEach(async () => {
  database = await createTestDatabase();
  proxy = await TroubledProxy.open(database.url);
  health = new DatabaseHealth({ databaseUrl: proxy.url, logger: pino({ level: "silent" }) });
});

afterEach(async () => {
  await health.close();
  await proxy.close();
  await database.drop();
});

function poolThroughProxy(): pg.Pool {
  const limits = { statementTimeoutMs: 30_000, lockTimeoutMs: 5_000, idleInTransactionMs: 5_000 };
  const pool = new pg.Pool(
    connectionSettings({ databaseUrl: proxy.url, purpose: "test", stream: health.sockets.maker(), ...limits }),
  );
  pool.on("error", () => undefined);
  return pool;
}

async function setReadOnly(value: "on" | "off"): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`set default_transaction_read_only = off`);
  await client.query(
    `do $$ begin execute format('alter database %I set default_transaction_read_only = ${value}', current_database()); end $$`,
  );
  // New sessions read it; the one that asks is replaced.
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await client.end();
}

describe("the health of the database", () => {
  test("a database that refuses is noticed, and so is its return", async () => {
    expect(health.isAway).toBe(false);
    await proxy.refuse();
    await expect.poll(() => health.state, SOON).toBe("away");
    await proxy.recover();
    await expect.poll(() => health.state, SOON).toBe("up");
  });

  test("a database that takes everything and answers nothing is noticed, and so is its return", async () => {
    proxy.silence();
    await expect.poll(() => health.state, SOON).toBe("away");
    await proxy.recover();
    await expect.poll(() => health.state, SOON).toBe("up");
  });

  test("a database that only reads is told apart, for nothing can be recorded in it", async () => {
    await setReadOnly("on");
    await expect.poll(() => health.state, SOON).toBe("read-only");
    expect(health.isAway).toBe(true);
    await setReadOnly("off");
    await expect.poll(() => health.state, SOON).toBe("up");
  });

  test("one broken connection is no reason to call the database away", async () => {
    const pool = poolThroughProxy();
    const seen = new Set<string>();
    const watching = setInterval(() => seen.add(health.state), 1);
    const error = await pool.query("select pg_terminate_backend(pg_backend_pid())").catch((fault: unknown) => fault);
    expect(isDatabaseAway(error)).toBe(true);
    health.report(error);
    await pool.query("select pg_sleep(1)");
    clearInterval(watching);
    expect([...seen]).toEqual(["up"]);
    await pool.end();
  });

  test("a database that needs seven tenths of a second for everything is slow and not away", async () => {
    await proxy.refuse();
    await expect.poll(() => health.state, SOON).toBe("away");
    proxy.slow(350);
    await proxy.recover();
    await expect.poll(() => health.state, { timeout: 6_000, interval: 10 }).toBe("up");
    const seen = new Set<string>();
    const watching = setInterval(() => seen.add(health.state), 1);
    const pool = poolThroughProxy();
    await pool.query("select pg_sleep(2)");
    clearInterval(watching);
    expect([...seen]).toEqual(["up"]);
    await pool.end();
  });

  test("a question that may take thirty seconds ends within five when its database falls silent", async () => {
    const pool = poolThroughProxy();
    await pool.query("select 1");
    const asked = performance.now();
    const answer = pool.query("select pg_sleep(20)").catch((error: unknown) => error);
    proxy.silence();
    expect(isDatabaseAway(await answer)).toBe(true);
    expect(performance.now() - asked).toBeLessThan(5_000);

    await proxy.recover();
    await expect.poll(() => health.state, SOON).toBe("up");
    expect((await pool.query("select 7 as seven")).rows).toEqual([{ seven: 7 }]);
    await pool.end();
    await expect.poll(() => health.sockets.count, SOON).toBe(0);
  });

  test("a long question of a database that answers others is left alone", async () => {
    const pool = poolThroughProxy();
    const { rows } = await pool.query("select pg_sleep(4), 7 as seven");
    expect(rows).toMatchObject([{ seven: 7 }]);
    await pool.end();
  });
});
