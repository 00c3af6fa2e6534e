import { mkdtemp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { runBackup } from "../../src/app/backup/backup-command.js";
import { runRestore } from "../../src/app/backup/restore-command.js";
import { readManifest } from "../../src/app/backup/manifest.js";
import { findRunningEmbeddedPostgres } from "../../src/app/embedded-postgres/find-running-embedded-postgres.js";
import { freePort } from "../../src/app/embedded-postgres/free-port.js";
import { runProduct, type ProductProcess } from "../api/run-product.js";
import { createBareDatabase, type TestDatabase } from "../database.js";
import { runCall } from "./run-call.js";
import { expectLedgerAgrees } from "../usage/expect-ledger-agrees.js";

vi.setConfig({ testTimeout: 120_000 });

const UNTIL = { timeout: 180_000, interval: 20 };
const API_KEY = "tl_key_of_the_backup_command_test";
const BATCH = 50;
const SENDERS = 3;

const directories: string[] = [];
const servers: ProductProcess[] = [];
const databases: TestDatabase[] = [];
let original: { readonly dataDir: string; readonly url: string };
let folder = "";
/** Acknowledged before the backup began. */
let before: readonly string[] = [];

beforeAll(async () => {
  const dataDir = await makeDirectory();
  original = { dataDir, url: await start({ DATA_DIR: dataDir }) };
  folder = join(await makeDirectory(), "backup");
  before = await backUpUnderLoad();
}, 400_000);

afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});

afterAll(async () => {
  for (const server of servers) {
    server.signal("SIGTERM");
    await server.over;
  }
  for (const directory of directories) await rm(directory, { recursive: true });
}, 60_000);

async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "tokenledger-backup-command-"));
  directories.push(directory);
  return directory;
}

async function makeDatabase(): Promise<TestDatabase> {
  const database = await createBareDatabase();
  databases.push(database);
  return database;
}

async function start(env: Record<string, string>): Promise<string> {
  const port = await freePort();
  const rest = {
    PORT: String(port),
    BOOTSTRAP_API_KEY: API_KEY,
    ADMIN_PASSWORD: "of the backup test",
    LOG_LEVEL: "fatal",
  };
  const server = runProduct({ ...rest, ...env });
  servers.push(server);
  await vi.waitFor(() => {
    if (!server.stdout().includes("Stop with Ctrl-C")) throw new Error(`it has not started: ${server.stderr()}`);
  }, UNTIL);
  return `http://127.0.0.1:${port}`;
}

async function send(url: string, ids: readonly string[]): Promise<Response> {
  const rest = { provider: "google", model: "gemini-2.5-flash", inputTokens: 7, outputTokens: 3, feature: "요약\t\\N" };
  return fetch(`${url}/v1/usage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify(ids.map((id, at) => ({ id, userId: `user-${at % 7}`, ...rest }))),
  });
}

/** Answers what was acknowledged before the backup began; what comes during it may be in it or not. */
async function backUpUnderLoad(): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  const sending = new AbortController();
  const senders = Array.from({ length: SENDERS }, async (_, sender) => {
    for (let n = 0; !sending.signal.aborted; n += 1) {
      const ids = Array.from({ length: BATCH }, (_none, at) => `backup-${sender}-${n}-${at}`);
      if ((await send(original.url, ids)).ok) acknowledged.push(...ids);
    }
  });
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(20 * BATCH), UNTIL);
  const known = [...acknowledged];
  const { code, stdout, stderr } = await runCall(runBackup, { args: [folder], env: { DATA_DIR: original.dataDir } });
  const during = acknowledged.length;
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(during), UNTIL);
  sending.abort();
  await Promise.all(senders);
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("token_usage: ") });
  expect(stdout).toContain(`${folder}: `);
  return known;
}

const restore = (env: Record<string, string>, from = folder) => runCall(runRestore, { args: [from], env });

async function withPool<Answer>(url: string, work: (pool: pg.Pool) => Promise<Answer>): Promise<Answer> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

async function expectRestored(url: string): Promise<void> {
  await withPool(url, async (pool) => {
    const { rows } = await pool.query<{ event_id: string }>("select event_id from token_usage");
    const restored = new Set(rows.map((row) => row.event_id));
    expect(before.filter((id) => !restored.has(id))).toEqual([]);
    expect(restored.size % BATCH).toBe(0); // whole transactions alone
    await expectLedgerAgrees(pool, "Asia/Seoul");
  });
}

test("a backup made under load is restored into another database, where the server starts and goes on counting", async () => {
  const database = await makeDatabase();
  const env = { DATABASE_URL: database.url, DATA_DIR: join(await makeDirectory(), "data") };
  const { code, stdout, stderr } = await restore(env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("every row and sum is that of the backup");
  await expectRestored(database.url);

  const url = await start(env);
  const again = await send(url, before.slice(0, BATCH));
  expect(await again.json()).toMatchObject({ accepted: 0, duplicates: BATCH });
  expect(await (await send(url, ["after-the-restore"])).json()).toMatchObject({ accepted: 1 });
  servers.at(-1)?.signal("SIGTERM");
  expect(await servers.at(-1)?.over).toBe(0);
  await withPool(database.url, async (pool) => {
    await expectLedgerAgrees(pool, "Asia/Seoul");
    const { rows } = await pool.query(
      "select count(distinct user_id)::int as users from token_usage where user_id is not null",
    );
    expect(rows).toEqual([{ users: 7 }]); // nobody became somebody new
    await expect(pool.query("delete from audit_entries")).rejects.toThrow("audit");
  });
}, 300_000);

test("it is restored into a new embedded database as well", async () => {
  const dataDir = join(await makeDirectory(), "data");
  expect(await restore({ DATA_DIR: dataDir })).toMatchObject({ code: 0 });
  await start({ DATA_DIR: dataDir });
  await expectRestored((await findRunningEmbeddedPostgres(dataDir)) ?? "");
}, 300_000);

test("its owner alone can read it, and its manifest says what is in it", async () => {
  for (const name of ["", "manifest.json", "secrets.json", "tables/token_usage.copy.zst"]) {
    expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  }
  const manifest = await readManifest(folder);
  const usage = manifest.tables.find(({ name }) => name === "token_usage");
  expect(Number(usage?.found.rows)).toBeGreaterThanOrEqual(before.length);
  expect(usage?.found.sums["total_tokens"]).toBe(String(10 * Number(usage?.found.rows)));
  expect(await readdir(join(folder, ".."))).toEqual(["backup"]);
});

test("nothing is overwritten: neither a database, nor keys, nor a backup", async () => {
  const { code, stderr } = await restore({ DATA_DIR: original.dataDir, DATABASE_URL: (await makeDatabase()).url });
  expect({ code, stderr }).toMatchObject({ code: 0 }); // the same keys are no others
  const used = await makeDatabase();
  await withPool(used.url, (pool) => pool.query("create table mine (id int)"));
  expect(await restore({ DATABASE_URL: used.url, DATA_DIR: await makeDirectory() })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("The database is not empty"),
  });
  const dataDir = await makeDirectory();
  await writeFile(join(dataDir, "secrets.json"), "{}");
  expect(await restore({ DATABASE_URL: (await makeDatabase()).url, DATA_DIR: dataDir })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("holds other keys than the backup"),
  });
  expect(await runCall(runBackup, { args: [folder], env: { DATA_DIR: original.dataDir } })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("is there already"),
  });
});

test("a backup without the keys of the database is refused, unless they are to be left out", async () => {
  const target = join(await makeDirectory(), "without");
  const env = {
    DATABASE_URL: (await findRunningEmbeddedPostgres(original.dataDir)) ?? "",
    DATA_DIR: await makeDirectory(),
  };
  expect(await runCall(runBackup, { args: [target], env })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("does not hold the keys of this database"),
  });
  expect(await runCall(runBackup, { args: [target, "--without-secrets"], env })).toMatchObject({ code: 0 });
  expect((await readdir(target)).toSorted()).toEqual(["manifest.json", "tables"]);
});

test("archives of DATA_DIR go along", async () => {
  const archives = join(original.dataDir, "archives", "2026");
  await mkdir(archives, { recursive: true });
  await writeFile(join(archives, "08.parquet"), "an archive");
  const target = join(await makeDirectory(), "with-archives");
  expect(await runCall(runBackup, { args: [target], env: { DATA_DIR: original.dataDir } })).toMatchObject({ code: 0 });
  const dataDir = join(await makeDirectory(), "data");
  expect(await restore({ DATABASE_URL: (await makeDatabase()).url, DATA_DIR: dataDir }, target)).toMatchObject({
    code: 0,
  });
  expect(await readFile(join(dataDir, "archives", "2026", "08.parquet"), "utf8")).toBe("an archive");
  await rm(join(original.dataDir, "archives"), { recursive: true });
});

test("what is in no backup is not told to be there: months that lie open for inspection, and files of exports", async () => {
  const url = (await findRunningEmbeddedPostgres(original.dataDir)) ?? "";
  const scheduled = join(original.dataDir, "archives", "exports", "1");
  await mkdir(scheduled, { recursive: true });
  await writeFile(join(scheduled, "kept.csv"), "a file");
  await withPool(url, (pool) =>
    pool.query(`create table restored_usage_2025_02 as select * from token_usage;
      insert into usage_restores (month, restored_at, expires_at) values ('2025-02-01', now(), now() + interval '1 day');
      insert into exports (state, member_id, format, columns, bom, footer, range_from, range_to, timezone, conditions, as_of, totals, object_key)
      select state, (select min(id) from members), 'csv', '{}', false, false, now() - interval '1 day', now(), 'UTC', '{}', now(), '{}', key
      from (values ('done', null), ('done', 'exports/1/kept.csv'), ('done', 'exports/1/lost.csv'), ('waiting', null)) as made (state, key)`),
  );
  const target = join(await makeDirectory(), "with-a-restored-month");
  expect(await runCall(runBackup, { args: [target], env: { DATA_DIR: original.dataDir } })).toMatchObject({ code: 0 });
  await withPool(url, (pool) =>
    pool.query("drop table restored_usage_2025_02; delete from usage_restores; delete from exports"),
  );
  await rm(join(original.dataDir, "archives"), { recursive: true });
  expect((await readManifest(target)).tables.map(({ name }) => name)).not.toContain("restored_usage_2025_02");
  const database = await makeDatabase();
  const env = { DATABASE_URL: database.url, DATA_DIR: join(await makeDirectory(), "data") };
  expect(await restore(env, target)).toMatchObject({ code: 0, stderr: "" });
  await withPool(database.url, async (pool) => {
    expect((await pool.query("select from usage_restores")).rowCount).toBe(0);
    const { rows } = await pool.query<{ state: string }>("select state from exports order by id");
    expect(rows.map(({ state }) => state)).toEqual(["expired", "done", "expired", "waiting"]);
  });
});

test.each([
  {
    name: "a file that was cut off is found before anything is written",
    spoil: (path: string) => truncate(join(path, "tables/token_usage.copy.zst"), 100),
    says: "tables/token_usage.copy.zst of the backup is not the file that was written",
  },
  {
    name: "a sum that differs restores nothing",
    spoil: async (path: string) => {
      const manifest = await readManifest(path);
      const tables = manifest.tables.map((table) =>
        table.name === "token_usage" ? { ...table, found: { ...table.found, checksum: "0" } } : table,
      );
      await writeFile(join(path, "manifest.json"), JSON.stringify({ ...manifest, tables }));
    },
    says: "token_usage is not what the backup says",
  },
  {
    name: "a backup of a newer release is refused",
    spoil: async (path: string) => {
      const manifest = await readManifest(path);
      const migrations = [...manifest.migrations, "20990101-later"];
      await writeFile(join(path, "manifest.json"), JSON.stringify({ ...manifest, migrations }));
    },
    says: "The backup was made by a newer release (it has 20990101-later)",
  },
  {
    name: "a folder without a manifest is no backup",
    spoil: (path: string) => rm(join(path, "manifest.json")),
    says: "is no backup",
  },
])("$name", async ({ spoil, says }) => {
  const spoilt = join(await makeDirectory(), "spoilt");
  expect(await runCall(runBackup, { args: [spoilt], env: { DATA_DIR: original.dataDir } })).toMatchObject({ code: 0 });
  await spoil(spoilt);
  const database = await makeDatabase();
  const env = { DATABASE_URL: database.url, DATA_DIR: join(await makeDirectory(), "data") };
  expect(await restore(env, spoilt)).toMatchObject({ code: 1, stderr: expect.stringContaining(says) });
  await withPool(database.url, async (pool) => {
    const { rows } = await pool.query("select to_regclass('token_usage') is null as empty");
    if (rows[0].empty === true) return;
    expect((await pool.query("select from token_usage")).rowCount).toBe(0);
  });
});
