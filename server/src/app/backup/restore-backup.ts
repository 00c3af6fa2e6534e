import { createReadStream } from "node:fs";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { isDeepStrictEqual } from "node:util";
import { createZstdDecompress } from "node:zlib";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { ADVISORY_LOCKS } from "../../core/advisory-locks.js";
import { createOrm, MIGRATION_NAMES } from "../orm.js";
import { FILE_NAME } from "../secrets-file.js";
import { BackupError } from "./backup-error.js";
import { openExactSession } from "./exact-session.js";
import { checkHashed } from "./hashed-files.js";
import { ARCHIVES, listArchives } from "./make-backup.js";
import { readManifest, type Manifest, type TableEntry } from "./manifest.js";
import { listTables, sumTable, type Table } from "./tables.query.js";

export interface Restored {
  readonly manifest: Manifest;
  /** Tables of the backup that no migration makes: months that lay open for inspection, in backups of older releases. */
  readonly leftOut: readonly string[];
}

/**
 * Looks at every file before anything is written.
 *
 * @throws BackupError for a backup that is not whole, is of a newer release, or would overwrite something in DATA_DIR
 */
export async function openBackup(folder: string, dataDir: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const unknown = manifest.migrations.filter((name) => !MIGRATION_NAMES.includes(name));
  if (unknown.length > 0) {
    throw new BackupError(
      `The backup was made by a newer release (it has ${unknown.join(", ")}): restore it with that one.`,
    );
  }
  for (const file of [...manifest.tables.map((table) => table.file), ...manifest.files])
    await checkHashed(folder, file);
  await refuseOtherFiles(folder, dataDir, manifest);
  return manifest;
}

async function refuseOtherFiles(folder: string, dataDir: string, { files }: Manifest): Promise<void> {
  const secrets = join(dataDir, FILE_NAME);
  const kept = await readFile(secrets).catch(() => null);
  const isSame = kept === null || (hasSecrets(files) && kept.equals(await readFile(join(folder, FILE_NAME))));
  if (kept !== null && hasSecrets(files) && !isSame) {
    throw new BackupError(
      `${secrets} holds other keys than the backup: nothing is overwritten; set DATA_DIR to an empty folder.`,
    );
  }
  if ((await listArchives(dataDir)).length > 0) {
    throw new BackupError(
      `${join(dataDir, ARCHIVES)} has archives already: nothing is overwritten; set DATA_DIR to an empty folder.`,
    );
  }
}

const hasSecrets = (files: Manifest["files"]): boolean => files.some(({ path }) => path === FILE_NAME);

export interface RestorePlaces {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Of the backup. */
  readonly folder: string;
  /** Whether the archive store is a bucket, of which a backup has no files. */
  readonly hasBucket: boolean;
}

/**
 * Fills an empty database, as one transaction whose sums must be those of the backup, and puts its files into DATA_DIR.
 * Servers that start meanwhile wait.
 *
 * @throws BackupError when the database is not empty, or a sum differs
 */
export async function restoreBackup(
  manifest: Manifest,
  { databaseUrl, dataDir, folder, hasBucket }: RestorePlaces,
): Promise<Restored> {
  const client = await openExactSession(databaseUrl, "restore");
  try {
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCKS.migrate]);
    if (
      (await client.query("select from pg_class where relnamespace = current_schema()::regnamespace")).rowCount !== 0
    ) {
      throw new BackupError("The database is not empty: nothing is overwritten; restore into a new one.");
    }
    await copyFiles(manifest, folder, dataDir);
    await migrateTo(databaseUrl, manifest.migrations.at(-1));
    return { manifest, leftOut: await fillTables(client, manifest, { folder, hasBucket }) };
  } finally {
    await client.end();
  }
}

async function copyFiles({ files }: Manifest, folder: string, dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  for (const { path } of files) {
    const target = join(dataDir, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(join(folder, path), target);
  }
}

/** As far as the backup was: the next start goes on from there, as an upgrade does. */
async function migrateTo(databaseUrl: string, last: string | undefined): Promise<void> {
  if (last === undefined) throw new BackupError("The backup says of no migration, so it holds no ledger.");
  const orm = await createOrm({ databaseUrl, poolSize: 2, purpose: "restore", statementTimeoutMs: 0 });
  try {
    await orm.migrator.up({ to: last });
  } finally {
    await orm.close();
  }
}

async function fillTables(
  client: pg.Client,
  manifest: Manifest,
  { folder, hasBucket }: Pick<RestorePlaces, "folder" | "hasBucket">,
): Promise<readonly string[]> {
  const tables = await listTables(client);
  const entryOf = new Map(manifest.tables.map((entry) => [entry.name, entry]));
  await client.query("begin");
  // Rows come as they were: what they once set off has happened. What migrations put in is in the backup too.
  await forEach(tables, (name) => client.query(`alter table ${name} disable trigger user`));
  await client.query(`truncate ${tables.map(({ name }) => pg.escapeIdentifier(name)).join(", ")}`);
  for (const month of manifest.months) await client.query("select ensure_usage_partition($1::date)", [month]);
  for (const table of tables) {
    const entry = entryOf.get(table.name);
    if (entry === undefined) throw new BackupError(`The backup has no table ${table.name}.`);
    await fillTable(client, folder, { entry, table });
  }
  for (const { name, value } of manifest.sequences) {
    await client.query(
      "select setval(to_regclass(quote_ident($1)), $2::bigint) where to_regclass(quote_ident($1)) is not null",
      [name, value],
    );
  }
  if (entryOf.has("usage_restores")) await forgetRestoredMonths(client);
  await expireExports(client, manifest, hasBucket);
  await forEach(tables, (name) => client.query(`alter table ${name} enable trigger user`));
  await client.query("commit");
  await client.query("analyze");
  const made = new Set(tables.map(({ name }) => name));
  return manifest.tables.map(({ name }) => name).filter((name) => !made.has(name));
}

/** Their tables are in no backup. Those that wait to be restored still will be. */
async function forgetRestoredMonths(client: pg.Client): Promise<void> {
  await client.query("delete from usage_restores where restored_at is not null");
}

/** A backup has no files of exports but those of schedules in a folder; what is in a bucket may be there still. */
async function expireExports(client: pg.Client, { tables, files }: Manifest, hasBucket: boolean): Promise<void> {
  const entry = tables.find(({ name }) => name === "exports");
  // A ledger of a release before may have no scheduled exports yet, or none at all.
  if (entry === undefined) return;
  const key = entry.columns.includes("object_key") ? "object_key" : "null::text";
  await client.query(
    `update exports set state = 'expired', expires_at = coalesce(expires_at, now())
     where state = 'done' and (${key} is null or not ($1 or $2 || ${key} = any($3::text[])))`,
    [hasBucket, `${ARCHIVES}/`, files.map(({ path }) => path)],
  );
}

async function fillTable(
  client: pg.Client,
  folder: string,
  { entry, table }: { readonly entry: TableEntry; readonly table: Table },
): Promise<void> {
  const columns = entry.columns.map((column) => pg.escapeIdentifier(column)).join(", ");
  const rows = client.query(copyFrom(`copy ${pg.escapeIdentifier(entry.name)} (${columns}) from stdin`));
  await pipeline(createReadStream(join(folder, entry.file.path)), createZstdDecompress(), rows);
  const found = await sumTable(client, table);
  if (isDeepStrictEqual(found, entry.found)) return;
  throw new BackupError(
    `${entry.name} is not what the backup says (${found.rows} rows of ${entry.found.rows}): nothing was restored.`,
  );
}

async function forEach(tables: readonly Table[], change: (name: string) => Promise<unknown>): Promise<void> {
  for (const { name } of tables) await change(pg.escapeIdentifier(name));
}
