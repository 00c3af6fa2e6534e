import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeBackup } from "../../src/app/backup/make-backup.js";
import { openBackup, restoreBackup } from "../../src/app/backup/restore-backup.js";
import { createOrm } from "../../src/app/orm.js";
import { createBareDatabase, type TestDatabase } from "../database.js";

/** Has exports, and none of schedules yet. */
const BEFORE_SCHEDULES = "20261128-exports";

let older: TestDatabase;
let restored: TestDatabase;
let folder = "";

beforeEach(async () => {
  [older, restored] = await Promise.all([createBareDatabase(), createBareDatabase()]);
  folder = await mkdtemp(join(tmpdir(), "tokenledger-older-backup-"));
  const orm = await createOrm({ databaseUrl: older.url });
  await orm.migrator.up({ to: BEFORE_SCHEDULES });
  await orm.close();
});

afterEach(async () => {
  await Promise.all([older.drop(), restored.drop()]);
  await rm(folder, { recursive: true });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}

test("a backup from before there were schedules has no file of any export, so that none is told to be ready", async () => {
  await query(
    older.url,
    `with asking as (insert into members (email, role) values ('asks@example.com', 'ADMIN') returning id)
     insert into exports (state, member_id, format, columns, bom, footer, range_from, range_to, timezone, conditions, as_of, totals)
     select state, id, 'csv', '{}', false, false, now() - interval '1 day', now(), 'UTC', '{}', now(), '{}'
     from asking, unnest('{done, waiting}'::text[]) state`,
  );
  const backup = join(folder, "backup");
  const rest = { withSecrets: false, withArchives: false, bucket: null };
  await makeBackup({ databaseUrl: older.url, dataDir: folder, folder: backup, ...rest });
  const dataDir = join(folder, "data");
  const places = { databaseUrl: restored.url, dataDir, folder: backup, hasBucket: false };
  await restoreBackup(await openBackup(backup, dataDir), places);
  const told = await query(restored.url, "select state, expires_at is not null as ended from exports order by id");
  expect(told).toEqual([
    { state: "expired", ended: true },
    { state: "waiting", ended: false },
  ]);
});
