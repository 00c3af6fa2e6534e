import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBackup } from "../../src/app/backup/backup-command.js";
import { readManifest } from "../../src/app/backup/manifest.js";
import { runRestore } from "../../src/app/backup/restore-command.js";
import { createBareDatabase, createTestDatabase } from "../database.js";
import { startS3Server, type S3Server } from "../retention/s3-server.js";
import { runCall } from "./run-call.js";

const KEY = "usage/2026-08-1-a.parquet";
const TEXT = "PAR1 and more PAR1";

let s3: S3Server;
let directory: string;
let backup: string;

beforeAll(async () => {
  s3 = await startS3Server();
  directory = await mkdtemp(join(tmpdir(), "tokenledger-backup-of-bucket-"));
  backup = join(directory, "backup");
  await backUp();
}, 60_000);

afterAll(async () => {
  await s3.stop();
  await rm(directory, { recursive: true });
});

/** A ledger whose one archive lies in the bucket, backed up, and not backed up where that is not so. */
async function backUp(): Promise<void> {
  await s3.put(KEY, TEXT);
  const database = await createTestDatabase();
  const sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  const sha256 = createHash("sha256").update(TEXT).digest("hex");
  await sql.query(
    `insert into usage_archives (month, part, state, object_key, bytes, sha256, detached_at, dropped_at)
     values ('2026-08-01', 1, 'archived', $1, $2, $3, now(), now())`,
    [KEY, TEXT.length, sha256],
  );
  await sql.end();
  const env = { DATABASE_URL: database.url, DATA_DIR: join(directory, "original"), ...s3.env };
  await expectRefusals(env);
  const { code, stdout } = await runCall(runBackup, { args: [backup, "--without-secrets"], env });
  expect([code, stdout]).toEqual([0, expect.stringContaining("The bucket keeps 1 archives")]);
  const { files, objects } = await readManifest(backup);
  expect({ files, objects }).toEqual({ files: [], objects: [{ path: KEY, bytes: TEXT.length, sha256 }] });
  await database.drop();
}

async function expectRefusals(env: Record<string, string>): Promise<void> {
  const inFolder = { DATABASE_URL: env["DATABASE_URL"] ?? "", DATA_DIR: env["DATA_DIR"] ?? "" };
  const archives = join(inFolder.DATA_DIR, "archives", "usage");
  const run = (given: Record<string, string>, args: readonly string[] = []) =>
    runCall(runBackup, { args: [join(directory, "other"), "--without-secrets", ...args], env: given });
  const refused = (reason: string) => ({ code: 1, stderr: expect.stringContaining(reason) });

  expect(await run({ ...env, ARCHIVE_S3_BUCKET: "another" })).toMatchObject(refused("The bucket of the archive store"));
  expect(await run(inFolder)).toMatchObject(refused(`archives/${KEY} is missing or another file`));
  await mkdir(archives, { recursive: true });
  await writeFile(join(archives, "2026-08-1-a.parquet"), TEXT.toLowerCase());
  expect(await run(inFolder)).toMatchObject(refused(`archives/${KEY} is missing or another file`));
  await writeFile(join(archives, "2026-08-1-a.parquet"), TEXT);
  expect((await run(inFolder)).code).toBe(0);
  const restored = await restore([], s3.env, join(directory, "other"));
  expect([restored.code, restored.stderr]).toEqual([1, expect.stringContaining("without ARCHIVE_S3_")]);
  await rm(join(directory, "other"), { recursive: true });
  expect((await run({ ...env, ARCHIVE_S3_BUCKET: "another" }, ["--without-archives"])).code).toBe(0);
}

async function restore(args: readonly string[], env: Record<string, string>, from = backup) {
  const database = await createBareDatabase();
  try {
    const all = { DATABASE_URL: database.url, DATA_DIR: join(directory, "elsewhere"), ...env };
    return await runCall(runRestore, { args: [from, ...args], env: all });
  } finally {
    await database.drop();
  }
}

test("a restore compares what the bucket has, and refuses without it", { timeout: 60_000 }, async () => {
  expect((await restore([], s3.env)).code).toBe(0);
  const without = await restore([], {});
  expect([without.code, without.stderr]).toEqual([1, expect.stringContaining("set ARCHIVE_S3_ENDPOINT")]);
  await writeFile(s3.fileOf(KEY), TEXT.replace("and", "AND"));
  const spoiled = await restore([], s3.env);
  expect([spoiled.code, spoiled.stderr]).toEqual([
    1,
    expect.stringContaining("its SHA-256 differs. Nothing was restored"),
  ]);
  expect((await restore(["--trust-bucket"], s3.env)).code).toBe(0);
  await rm(s3.fileOf(KEY));
  const missing = await restore(["--trust-bucket"], s3.env);
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining("missing or of another length")]);
});
