import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findRunningEmbeddedPostgres } from "../../src/app/embedded-postgres/find-running-embedded-postgres.js";
import { startEmbeddedPostgres } from "../../src/app/embedded-postgres/start-embedded-postgres.js";
import { end, holdDatabase, postmasterPid, query, type DatabaseHolder } from "./database-holder.js";

const folder = mkdtempSync(join(tmpdir(), "tokenledger-postgres-"));
// Under a parent that is closed to everybody else, as a checkout in root's home is.
const dataDir = join(folder, "data");
let holder: DatabaseHolder;

/** A pid whose parent never collects it (a container without init) stays as a zombie. */
function isRunning(pid: number): boolean {
  const ps = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return ps.status === 0 && !ps.stdout.startsWith("Z");
}

const keptWords = (url: string) => query(url, "select word from kept order by word");

beforeAll(async () => {
  holder = await holdDatabase(dataDir);
  await query(holder.url, "create table kept (word text)");
  await query(holder.url, "insert into kept values ('한글')");
});

afterAll(async () => {
  await end(holder, "SIGTERM");
  rmSync(folder, { recursive: true });
});

describe("the embedded database", () => {
  test("speaks UTC and keeps checksums", async () => {
    const settings = "select current_setting('timezone') as zone, current_setting('data_checksums') as checksums";
    expect(await query(holder.url, settings)).toEqual([{ zone: "UTC", checksums: "on" }]);
  });

  test("lets nobody in without the password, which only its owner can read", async () => {
    const stranger = new URL(holder.url);
    stranger.password = "guessed";
    await expect(query(stranger.href, "select 1")).rejects.toThrow("password authentication failed");
    expect(statSync(join(dataDir, "postgres", "password")).mode & 0o077).toBe(0);
    expect(statSync(dataDir).mode & 0o066).toBe(0);
  });

  test("a password that others can read is its owner's alone after the next start", async () => {
    const passwordFile = join(dataDir, "postgres", "password");
    await end(holder, "SIGTERM");
    chmodSync(passwordFile, 0o644);
    holder = await holdDatabase(dataDir);
    expect(statSync(passwordFile).mode & 0o777).toBe(0o600);
    expect(holder.log()).toContain("could be read by others");
  });

  test("is found by other programs while it runs", async () => {
    expect(await findRunningEmbeddedPostgres(dataDir)).toBe(holder.url);
    expect(await findRunningEmbeddedPostgres(join(folder, "elsewhere"))).toBeNull();
  });

  test("refuses a second start on its directory, naming the process and the directory", async () => {
    await expect(startEmbeddedPostgres({ dataDir, log: () => undefined })).rejects.toThrow(
      `The data directory ${dataDir} is in use by another Tokenledger process (pid ${holder.process.pid}); ` +
        "stop it first, or set DATA_DIR to another directory.",
    );
    expect(await keptWords(holder.url)).toEqual([{ word: "한글" }]);
  });

  test("comes back at the same address when it is killed under a running server", async () => {
    process.kill(postmasterPid(dataDir), "SIGKILL");
    await vi.waitFor(async () => expect(await keptWords(holder.url)).toEqual([{ word: "한글" }]), { timeout: 10_000 });
    expect(holder.log()).toContain("The database ended unexpectedly; starting it again.");
  });

  test("a start after the server was killed ends the orphaned database and keeps its rows", async () => {
    const orphan = postmasterPid(dataDir);
    await end(holder, "SIGKILL");
    expect(isRunning(orphan)).toBe(true);
    expect(await findRunningEmbeddedPostgres(dataDir)).toBeNull();

    holder = await holdDatabase(dataDir);
    expect(isRunning(orphan)).toBe(false);
    expect(await keptWords(holder.url)).toEqual([{ word: "한글" }]);
  });

  test("a start after server and database were killed recovers, although the old pid belongs to a stranger", async () => {
    const orphan = postmasterPid(dataDir);
    await end(holder, "SIGKILL");
    process.kill(orphan, "SIGKILL");
    await vi.waitFor(() => expect(isRunning(orphan)).toBe(false));
    writeFileSync(join(dataDir, "postgres", "cluster", "postmaster.pid"), `${process.pid}\n`);

    holder = await holdDatabase(dataDir);
    expect(await keptWords(holder.url)).toEqual([{ word: "한글" }]);
  });

  test("stops with its server, leaving nothing running, and keeps its rows", async () => {
    const postmaster = postmasterPid(dataDir);
    expect(await end(holder, "SIGTERM")).toBe(0);
    expect(isRunning(postmaster)).toBe(false);
    expect(existsSync(join(dataDir, "postgres", "owner.json"))).toBe(false);

    holder = await holdDatabase(dataDir);
    expect(await keptWords(holder.url)).toEqual([{ word: "한글" }]);
  });
});

describe("a data directory that cannot be used", () => {
  test.runIf(process.platform === "linux")("where nothing can be made is named at once", async () => {
    await expect(startEmbeddedPostgres({ dataDir: "/proc/nope", log: () => undefined })).rejects.toThrow(
      "The data directory /proc/nope cannot be used",
    );
  });

  test("that is a file is refused in one sentence", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    await expect(startEmbeddedPostgres({ dataDir: file, log: () => undefined })).rejects.toThrow(
      `The data directory ${file} cannot be used: it is a file, not a directory. Set DATA_DIR to a directory that this user can write to.`,
    );
  });

  test("of another PostgreSQL release is refused and left alone", async () => {
    const older = join(folder, "older");
    await end(await holdDatabase(older), "SIGTERM");
    writeFileSync(join(older, "postgres", "cluster", "PG_VERSION"), "17\n");
    await expect(startEmbeddedPostgres({ dataDir: older, log: () => undefined })).rejects.toThrow(
      /was made by PostgreSQL 17, and this release runs PostgreSQL 18/,
    );
  });

  test("that its user can reach directly is used by its plain path", async () => {
    const open = mkdtempSync(join(tmpdir(), "tokenledger-open-"));
    chmodSync(open, 0o755);
    const reachable = await holdDatabase(open);
    expect(await query(reachable.url, "show data_directory")).toEqual([
      { data_directory: join(open, "postgres", "cluster") },
    ]);
    await end(reachable, "SIGTERM");
    rmSync(open, { recursive: true });
  });
});
