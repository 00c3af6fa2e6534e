import { chmod, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import pg from "pg";
import { afterEach, describe, expect, inject, test, vi } from "vitest";
import { runDoctor } from "../../src/app/doctor/doctor-command.js";
import type { Finding } from "../../src/app/doctor/finding.js";
import { THIS_MACHINE, type Surroundings } from "../../src/app/doctor/surroundings.js";
import { freePort } from "../../src/app/embedded-postgres/free-port.js";
import { createOrm, MIGRATION_NAMES } from "../../src/app/orm.js";
import { fingerprintOf, loadSecrets } from "../../src/app/secrets.js";
import { runProduct } from "../api/run-product.js";
import { startMailServer } from "../core/mail-server.js";
import { databaseAt } from "../database-at.js";
import { createBareDatabase, createTestDatabase } from "../database.js";
import { startS3Server } from "../retention/s3-server.js";

vi.setConfig({ testTimeout: 60_000 });

const GIB = 1024 ** 3;
const ROOMY: Surroundings = {
  ...THIS_MACHINE,
  diskSpace: () => Promise.resolve({ freeBytes: 50 * GIB, totalBytes: 100 * GIB }),
};

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

interface Examination {
  readonly code: number;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly of: (check: string) => Finding | undefined;
}

async function examine(env: Record<string, string>, surroundings: Surroundings = ROOMY): Promise<Examination> {
  const said = { stdout: "", stderr: "" };
  const into = (name: keyof typeof said) =>
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        said[name] += chunk.toString();
        done();
      },
    });
  const streams = { stdout: into("stdout"), stderr: into("stderr") };
  const code = await runDoctor({ args: ["--json"], env, ...streams }, surroundings);
  const { healthy, findings } = JSON.parse(said.stdout) as { healthy: boolean; findings: Finding[] };
  expect(said.stderr).toBe("");
  expect(healthy).toBe(code === 0);
  return { code, text: said.stdout, findings, of: (check) => findings.find((finding) => finding.check === check) };
}

async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "tokenledger-doctor-"));
  cleanUps.push(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** An installation on the cluster of this run, which is not durable; no server runs. */
async function install(): Promise<{ sql: pg.Client; env: Record<string, string> }> {
  const database = await createTestDatabase();
  cleanUps.push(() => database.drop());
  const dataDir = await makeDirectory();
  const sql = await connect(database.url);
  await sql.query("insert into settings (key, value) values ('secretsFingerprint', to_jsonb($1::text))", [
    fingerprintOf(await loadSecrets(dataDir)),
  ]);
  return { sql, env: { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: "0" } };
}

async function connect(connectionString: string, purpose = "test"): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: `tokenledger ${purpose}` });
  await client.connect();
  cleanUps.push(() => client.end());
  return client;
}

describe("an installation with its own database", { timeout: 300_000 }, () => {
  test("is healthy beside a running server, and says that it was not looked at once that is stopped", async () => {
    const env = {
      DATA_DIR: await makeDirectory(),
      PORT: String(await freePort()),
      ADMIN_PASSWORD: "of the doctor test",
    };
    const server = runProduct(env);
    cleanUps.push(async () => {
      server.signal("SIGKILL");
      await server.over;
    });
    await vi.waitFor(() => expect(server.stdout()).toContain("Stop with Ctrl-C"), { timeout: 180_000, interval: 50 });
    // Its jobs make partitions ahead and take what is due soon after the start.
    const found = await vi.waitFor(
      async () => {
        const examination = await examine(env);
        expect(examination.findings.filter(({ state }) => state !== "ok")).toEqual([]);
        return examination;
      },
      { timeout: 60_000, interval: 100 },
    );
    expect(found.code).toBe(0);
    expect(found.of("server")?.says).toContain("1 server is connected");
    expect(found.of("migrations")?.says).toBe(`All ${MIGRATION_NAMES.length} are applied.`);
    expect(found.of("mail")?.says).toContain("SMTP_URL is not set: invitations are handed over as links");
    expect(found.of("secrets")?.says).toContain("fits the database");

    server.signal("SIGTERM");
    expect(await server.over).toBe(0);
    const asleep = await examine(env);
    expect(asleep.code).toBe(0);
    expect(asleep.of("database")).toMatchObject({
      state: "look",
      says: expect.stringContaining("No server runs on this DATA_DIR"),
      todo: "npm start, then npm run doctor again.",
    });
    expect(asleep.of("secrets")?.state).toBe("ok");
  });

  test("makes nothing where nothing is", async () => {
    const dataDir = join(await makeDirectory(), "not-there");
    expect((await examine({ DATA_DIR: dataDir })).of("data-dir")?.says).toContain("is not there yet");
    await expect(stat(dataDir)).rejects.toThrow("ENOENT");
  });
});

test("settings that lose acknowledged events must be changed", async () => {
  const { env } = await install();
  const { code, of } = await examine(env);
  expect(code).toBe(1);
  expect(of("durability")).toMatchObject({
    state: "must",
    says: "fsync, full_page_writes, synchronous_commit are off: a power cut loses events that were acknowledged.",
  });
});

test("a role that may open too few connections is found", async () => {
  const { sql, env } = await install();
  const role = `few_${new URL(env["DATABASE_URL"] ?? "").pathname.slice(-12)}`;
  await sql.query(`create role ${role} login password 'few' connection limit 5 in role pg_read_all_data`);
  cleanUps.push(() => sql.query(`drop role ${role}`).then(() => undefined));
  const url = new URL(env["DATABASE_URL"] ?? "");
  [url.username, url.password] = [role, "few"];
  const { of } = await examine({ ...env, DATABASE_URL: url.href });
  expect(of("connections")).toMatchObject({ state: "must", says: expect.stringMatching(/^5 connections may be open/) });
});

test("a database that misses migrations says which, and what of the tables it has is still looked at", async () => {
  const database = await createBareDatabase();
  cleanUps.push(() => database.drop());
  const env = { DATABASE_URL: database.url, DATA_DIR: await makeDirectory() };
  expect((await examine(env)).of("migrations")).toMatchObject({ state: "must", says: "The database is empty." });

  const orm = await createOrm({ databaseUrl: database.url });
  await orm.migrator.up({ to: MIGRATION_NAMES.at(-2) ?? "" });
  await orm.close();
  const { code, of } = await examine(env);
  expect(code).toBe(1);
  expect(of("migrations")?.says).toBe(`The database misses 1 migrations of this release (${MIGRATION_NAMES.at(-1)}).`);
  expect(of("partitions")?.state).toBe("must");
});

test("a database that a newer release has migrated is looked at", async () => {
  const { sql, env } = await install();
  await sql.query("insert into migrations (name, executed_at) values ('20990101-later', now())");
  expect((await examine(env)).of("migrations")).toMatchObject({
    state: "look",
    says: "A newer release has migrated the database (20990101-later).",
  });
});

test("keys of another installation, keys that are gone, and keys that everybody reads must be put right", async () => {
  const { env } = await install();
  const path = join(env["DATA_DIR"] ?? "", "secrets.json");
  expect((await examine(env)).of("secrets")?.state).toBe("ok");
  await chmod(path, 0o644);
  expect((await examine(env)).of("secrets")).toMatchObject({ state: "must", todo: `chmod 600 ${path}` });
  const key = Buffer.alloc(32, 7).toString("base64");
  await writeFile(path, JSON.stringify({ encryption: key, lookup: key, pseudonym: key }));
  const others = await examine(env);
  expect(others.of("secrets")?.says).toContain("set up with another secrets.json");
  expect(others.text).not.toContain(key);
  await rm(path);
  expect((await examine(env)).of("secrets")?.says).toContain("is not there: outside user ids cannot be read");
});

test.each([
  { name: "a nearly full disk must be given room", freeBytes: 0.9 * GIB, state: "must" },
  { name: "a disk that fills is looked at", freeBytes: 4 * GIB, state: "look" },
  { name: "a disk with room is fine", freeBytes: 5 * GIB, state: "ok" },
])("$name", async ({ freeBytes, state }) => {
  const disk = { ...ROOMY, diskSpace: () => Promise.resolve({ freeBytes, totalBytes: 100 * GIB }) };
  expect((await examine({ DATA_DIR: await makeDirectory() }, disk)).of("disk")?.state).toBe(state);
});

test.each([
  { name: "clocks that are half a minute apart refuse second factors", apartMs: 40_000, state: "must" },
  { name: "clocks that are some seconds apart are looked at", apartMs: -5_000, state: "look" },
])("$name", async ({ apartMs, state }) => {
  const { env } = await install();
  const surroundings = { ...ROOMY, now: () => Date.now() + apartMs };
  expect((await examine(env, surroundings)).of("clock")?.state).toBe(state);
});

test("an old Node, a database that is away and wrong variables are findings like others", async () => {
  const gone = databaseAt(inject("clusterUrl"), "not_there");
  const env = { DATABASE_URL: gone, DATA_DIR: await makeDirectory() };
  const { code, of } = await examine(env, { ...ROOMY, nodeVersion: "22.11.0" });
  expect(code).toBe(1);
  expect(of("node")?.state).toBe("must");
  expect(of("database")).toMatchObject({
    state: "must",
    says: "The database named in DATABASE_URL does not exist on that server.",
  });
  const wrong = await examine({ PORT: "many", SMTP_URL: "smtp://127.0.0.1" });
  expect(wrong.findings.map(({ check, state }) => `${check} ${state}`)).toEqual(["variables must", "variables must"]);
});

test("a mail server is greeted, and one that is away must be put right", async () => {
  const server = await startMailServer();
  const env = { DATA_DIR: await makeDirectory(), SMTP_URL: server.url, MAIL_FROM: "ledger@example.com" };
  expect((await examine(env)).of("mail")?.state).toBe("ok");
  expect(server.mails).toEqual([]);
  await server.stop();
  expect((await examine(env)).of("mail")).toMatchObject({
    state: "must",
    says: expect.stringContaining("ECONNREFUSED"),
  });
});

test("drift, failing jobs, months that run out, models without a price and messages given up are found", async () => {
  const { sql, env } = await install();
  await connect(env["DATABASE_URL"] ?? "", "health"); // as a server does
  await sql.query(`
    insert into projects (name) values ('first');
    insert into rollup_drifts (day, rollup_rows, counter_rows) values ('2026-11-20', 2, 1);
    insert into jobs (name, due_at, failures, last_error) values
      ('merge-deltas', now(), 3, 'no room' || chr(10) || 'and more'), ('make-partitions', now() - interval '1 hour', 0, null),
      ('recost', now(), 1, 'an outage') on conflict (name) do update
      set due_at = excluded.due_at, failures = excluded.failures, last_error = excluded.last_error;
    select ensure_usage_partition(date_trunc('month', now())::date);
    insert into usage_dimensions (project_id, provider, model, feature, operation, status)
      select id, 'acme', 'acme-1', 'summary', 'chat', 'ok' from projects;
    insert into token_usage_stats (bucket_start, dimension_id, requests, unpriced_requests)
      select date_bin('15 minutes', now(), 'epoch'), max(id), 4, 4 from usage_dimensions;
    insert into alert_channels (kind, name, language, recipients) values ('EMAIL', 'a', 'EN', '{a@example.com}')`);
  const { code, findings, of } = await examine(env);
  expect(code).toBe(1);
  expect(of("sums")?.says).toBe("Sums of 1 days differ from their requests, from 2026-11-20 to 2026-11-20 (3 rows).");
  expect(of("sums")?.todo).toContain("npm run verify -- --repair");
  expect(of("unpriced")?.says).toBe("Requests of the last 30 days have no cost: acme/acme-1 (4).");
  expect(of("messages")).toMatchObject({ state: "must", says: expect.stringContaining("SMTP_URL is not set here") });
  const jobs = findings.filter(({ check }) => check === "jobs").map(({ state, says }) => `${state} ${says}`);
  expect(jobs).toEqual([
    "look make-partitions is due for 60 minutes and never succeeded.",
    "must merge-deltas failed 3 times in a row and never succeeded: no room",
    "look recost failed the last time and never succeeded: an outage",
  ]);
});

test("a reporting timezone that the database does not know must be changed", async () => {
  const { sql, env } = await install();
  await sql.query("alter table settings disable trigger user");
  await sql.query(`insert into settings (key, value) values ('reportingTimezone', '"Mars/Olympus"')`);
  expect((await examine(env)).of("timezone")).toMatchObject({
    state: "must",
    says: "The database does not know the reporting timezone Mars/Olympus.",
  });
});

describe("archives", () => {
  async function withBucket(change: Record<string, string> = {}) {
    const s3 = await startS3Server();
    cleanUps.push(() => s3.stop());
    const { sql, env } = await install();
    return { s3, sql, env: { ...env, ...s3.env, ...change } };
  }

  test("are fine in a bucket that takes files and has those that it must have, and it is left as it was", async () => {
    const { s3, sql, env } = await withBucket();
    await archived(sql);
    await s3.put("usage/2026-08-1-a.parquet", "PAR1");
    const before = await s3.objects();
    const { of } = await examine(env);
    expect(of("archive-store")).toMatchObject({
      state: "ok",
      says: expect.stringContaining("The bucket ledger at 127.0.0.1"),
    });
    expect(of("archives")).toMatchObject({ state: "ok", says: "1 archived files are there, as long as they were." });
    expect(await s3.objects()).toEqual(before);
  });

  test("need somebody where the key is refused, a file is missing or a month failed", async () => {
    const { sql, env } = await withBucket({ ARCHIVE_S3_SECRET_ACCESS_KEY: "another" });
    expect((await examine(env)).of("archive-store")).toMatchObject({
      state: "must",
      says: expect.stringContaining("refuses the access key (SignatureDoesNotMatch)"),
      todo: expect.stringContaining("ARCHIVE_S3_"),
    });
    await archived(sql);
    await sql.query(
      "insert into usage_archives (month, part, state, failure) values ('2026-09-01', 1, 'failed', 'There is no room left.')",
    );
    const { findings } = await examine({ ...env, ARCHIVE_S3_SECRET_ACCESS_KEY: "S3RVER" });
    const told = findings.filter(({ check }) => check === "archives");
    expect(told.map(({ says }) => says)).toEqual([
      "1 of 1 archived files are missing or of another length: 2026-08, part 1.",
      "1 month is not archived as they must be; 2026-09: There is no room left.",
    ]);
    expect(told[1]?.todo).toBe("Remove the cause; the next nightly run tries again, or runRetention at once.");
    await sql.query("delete from usage_archives where dropped_at is null");
    await sql.query("update usage_archives set failure = 'It differs.'");
    expect((await examine(env)).findings.filter(({ check }) => check === "archives")[1]?.todo).toBe(
      "Put the file back from its backup and verify the month again.",
    );
  });

  test("need somebody where the key may not list, so that a file that is not there is refused", async () => {
    const { s3, env } = await withBucket();
    const before = await s3.objects();
    s3.breakBy(({ url }) => (url?.includes("-absent") ? { status: 403, body: "" } : null));
    expect((await examine(env)).of("archive-store")).toMatchObject({
      state: "must",
      says: expect.stringContaining("s3:ListBucket"),
    });
    expect(await s3.objects()).toEqual(before);
  });

  test("of a bucket that is away are told by the first error, and nothing is asked to be removed", async () => {
    const { s3, env } = await withBucket();
    s3.breakBy(({ method }) => ({ status: 403, body: `<Error><Code>Refused${method}</Code></Error>` }));
    expect((await examine(env)).of("archive-store")).toMatchObject({
      state: "must",
      says: expect.stringContaining("(RefusedPUT)"),
    });
    expect(s3.requests).toEqual(["PUT"]);
  });

  test("need somebody where their folder is none", async () => {
    const { env } = await install();
    expect((await examine(env)).of("archive-store")).toMatchObject({ state: "ok" });
    await writeFile(join(env["DATA_DIR"] ?? "", "archives"), "");
    expect((await examine(env)).of("archive-store")).toMatchObject({
      state: "must",
      says: expect.stringContaining("The folder of the archive store is missing."),
    });
  });

  async function archived(sql: pg.Client): Promise<void> {
    await sql.query(
      `insert into usage_archives (month, part, state, object_key, bytes, sha256, detached_at, dropped_at)
       values ('2026-08-01', 1, 'archived', 'usage/2026-08-1-a.parquet', 4, repeat('0', 64), now(), now())`,
    );
  }
});
