import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { findRunningEmbeddedPostgres } from "../../src/app/embedded-postgres/find-running-embedded-postgres.js";
import { freePort } from "../../src/app/embedded-postgres/free-port.js";
import { runProduct, type ProductProcess } from "../api/run-product.js";

const UNTIL = { timeout: 60_000, interval: 20 };
const API_KEY = "tl_key_of_the_backup_test";
const BATCH = 100;
const SENDERS = 3;
/** Of load before the copy begins, and while it is under way. */
const BATCHES = 10;
const run = promisify(execFile);

interface Installation {
  readonly dataDir: string;
  readonly url: string;
  readonly process: ProductProcess;
}

const directories: string[] = [];
let original: Installation;
let copy: Installation | null = null;
const acknowledged: string[] = [];
const sending = new AbortController();

beforeAll(async () => {
  original = await start(await makeDirectory());
}, 120_000);

afterAll(async () => {
  sending.abort();
  for (const { process } of [original, ...(copy === null ? [] : [copy])]) {
    process.signal("SIGTERM");
    await process.over;
  }
  for (const directory of directories) await rm(directory, { recursive: true });
}, 60_000);

async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "tokenledger-backup-"));
  directories.push(directory);
  return directory;
}

async function start(dataDir: string): Promise<Installation> {
  const port = await freePort();
  const process = runProduct({
    DATA_DIR: dataDir,
    PORT: String(port),
    BOOTSTRAP_API_KEY: API_KEY,
    ADMIN_PASSWORD: "of the backup test",
    LOG_LEVEL: "fatal",
  });
  await vi.waitFor(() => {
    if (!process.stdout().includes("Stop with Ctrl-C")) throw new Error(`it has not started: ${process.stderr()}`);
  }, UNTIL);
  return { dataDir, url: `http://127.0.0.1:${port}`, process };
}

async function connectTo({ dataDir }: Installation): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: (await findRunningEmbeddedPostgres(dataDir)) ?? "" });
  await client.connect();
  return client;
}

async function sendWhileSending(sender: number): Promise<void> {
  for (let n = 0; !sending.signal.aborted; n += 1) {
    const ids = Array.from({ length: BATCH }, (_, at) => `backup-${sender}-${n}-${at}`);
    const rest = { provider: "google", model: "gemini-2.5-flash", userId: "minji", inputTokens: 7, outputTokens: 3 };
    const answer = await fetch(`${original.url}/v1/usage`, {
      method: "POST",
      headers: { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify(ids.map((id) => ({ id, ...rest }))),
    });
    if (answer.ok) acknowledged.push(...ids);
  }
}

/** The steps of docs/operations.md, with what happens between them. */
async function copyRunning(to: string, duringTheCopy: () => Promise<void>): Promise<readonly string[]> {
  const session = await connectTo(original);
  const [from, into] = [join(original.dataDir, "postgres"), join(to, "postgres")];
  await session.query("select pg_create_physical_replication_slot('backup', true, true)");
  await session.query("select pg_backup_start('copy', true)");
  await mkdir(into);
  const left = ["postmaster.pid", "postmaster.opts", "pg_wal/*", "pg_replslot/*"].map((path) => `cluster/${path}`);
  const archive = join(to, "cluster.tar");
  // A file that changes or goes while it is read is what the log is for; tar says so with exit 1.
  await run("tar", ["-C", from, ...left.map((path) => `--exclude=${path}`), "-cf", archive, "cluster"]).catch(
    (error: unknown) => {
      if (!(error instanceof Error && "code" in error && error.code === 1)) throw error;
    },
  );
  await duringTheCopy();
  const before = [...acknowledged];
  const { rows } = await session.query<{ labelfile: string }>("select labelfile from pg_backup_stop(false)");
  await run("tar", ["-C", into, "-xpf", archive]);
  await rm(archive);
  await run("cp", ["-a", `${from}/cluster/pg_wal/.`, `${into}/cluster/pg_wal`]);
  await run("cp", ["-a", join(from, "password"), into]);
  await run("cp", ["-a", join(original.dataDir, "secrets.json"), to]);
  await writeFile(join(into, "cluster", "backup_label"), rows[0]?.labelfile ?? "");
  await session.end();
  return before;
}

async function sumsOf(installation: Installation, table: string, requests: string): Promise<unknown> {
  const client = await connectTo(installation);
  const { rows } = await client.query(
    `select ${requests}::text as requests, sum(total_tokens)::text as tokens, sum(cost)::text as cost from ${table}`,
  );
  await client.end();
  return rows[0];
}

test("a copy made under load starts elsewhere with every event that was acknowledged before its end", async () => {
  const senders = Promise.all(Array.from({ length: SENDERS }, (_, sender) => sendWhileSending(sender)));
  const more = async () => {
    const enough = acknowledged.length + BATCHES * BATCH;
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(enough), UNTIL);
  };
  await more();
  const directory = await makeDirectory();
  const before = await copyRunning(directory, more);
  sending.abort();
  await senders;

  copy = await start(directory);
  const client = await connectTo(copy);
  const { rows } = await client.query<{ event_id: string }>("select event_id from token_usage");
  await client.end();
  const restored = new Set(rows.map((row) => row.event_id));
  expect(before.length).toBeGreaterThan(BATCHES * BATCH * 2);
  expect(before.filter((id) => !restored.has(id))).toEqual([]);

  const sums = await sumsOf(copy, "token_usage", "count(*)");
  expect(sums).toMatchObject({ requests: String(restored.size), tokens: String(restored.size * 10) });
  expect(await sumsOf(copy, "token_usage_stats", "sum(requests)")).toEqual(sums);
  expect(await sumsOf(copy, "token_usage_by_user", "sum(requests)")).toEqual(sums);
  for (const period of ["day", "month"]) {
    expect(await sumsOf(copy, `usage_by_user_period where period = '${period}'`, "sum(requests)")).toEqual(sums);
  }
}, 180_000);
