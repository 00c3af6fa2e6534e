import { chmod, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, inject, test, vi } from "vitest";
import { freePort } from "../../src/app/embedded-postgres/free-port.js";
import { createOrm, MIGRATION_NAMES } from "../../src/app/orm.js";
import { runProduct } from "../api/run-product.js";
import { startMailServer } from "../core/mail-server.js";
import { databaseAt } from "../database-at.js";
import { createBareDatabase } from "../database.js";
import { cleanUp, cleanUps, connect, examine, GIB, install, makeDirectory, ROOMY } from "./examination.js";

vi.setConfig({ testTimeout: 60_000 });

afterEach(cleanUp);

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
