import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { createZstdCompress } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { ADVISORY_LOCKS } from "../../core/advisory-locks.js";
import { isLockTimeout } from "../../core/is-lock-timeout.js";
import type { S3Settings } from "../../retention/store/s3-settings.js";
import { FILE_NAME, readKeptSecrets } from "../secrets-file.js";
import { fingerprintOf } from "../secrets.js";
import { compareObjects, listObjects, NO_BACKUP, requireCopied } from "./archived-objects.js";
import { BackupError } from "./backup-error.js";
import { openExactSession } from "./exact-session.js";
import { writeHashed } from "./hashed-files.js";
import { MANIFEST_NAME, manifestText, type FileEntry, type Manifest, type TableEntry } from "./manifest.js";
import { listMonths, listTables, rowsOf, sumTable, type Table } from "./tables.query.js";

/** Of DATA_DIR, and of a backup. */
export const ARCHIVES = "archives";

export interface BackupParts {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Must not exist: it appears when it is whole. */
  readonly folder: string;
  /** False where keys are kept elsewhere. */
  readonly withSecrets: boolean;
  /** False where archives are kept elsewhere, or are lost for good. */
  readonly withArchives: boolean;
  /** Keeps the archives: what it must have is noted, and compared by length. Null: they lie in DATA_DIR. */
  readonly bucket: S3Settings | null;
  readonly onTable?: (table: TableEntry) => void;
}

/**
 * One moment of the database with the keys that fit it, while everything goes on: all tables are read in one snapshot.
 *
 * @throws BackupError when the folder is there already, the keys do not fit, an archive is not where it must be, or the schema changes
 *   meanwhile
 */
export async function makeBackup(parts: BackupParts): Promise<Manifest> {
  const { folder } = parts;
  if (await exists(folder)) throw new BackupError(`${folder} is there already: name a folder that is not.`);
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(join(unfinished, "tables"), { recursive: true, mode: 0o700 });
  const client = await openExactSession(parts.databaseUrl, "backup");
  try {
    const manifest = await writeParts(client, { ...parts, folder: unfinished });
    await writeDurably(join(unfinished, MANIFEST_NAME), manifestText(manifest));
    await syncFolder(join(unfinished, "tables"));
    await syncFolder(unfinished);
    await rename(unfinished, folder);
    await syncFolder(dirname(folder));
    return { product: "tokenledger", format: 1, ...manifest };
  } finally {
    await client.end();
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function writeParts(client: pg.Client, parts: BackupParts): Promise<Omit<Manifest, "product" | "format">> {
  const { folder, bucket } = parts;
  const tables = await beginSnapshot(client);
  const secrets = parts.withSecrets ? [await copySecrets(client, parts)] : [];
  await client.query("select pg_advisory_unlock_shared($1)", [ADVISORY_LOCKS.migrate]);
  const about = await describe(client);
  // A ledger of a release before may have no archives yet.
  const hasArchives = tables.some(({ name }) => name === "usage_archives");
  const objects = parts.withArchives && hasArchives ? await listObjects(client) : [];
  if (bucket !== null) await compareObjects(objects, bucket, { readsAll: false, consequence: NO_BACKUP });
  const entries: TableEntry[] = [];
  for (const table of tables) {
    const entry = await writeTable(client, folder, table);
    entries.push(entry);
    parts.onTable?.(entry);
  }
  await client.query("commit");
  if (bucket !== null) return { ...about, tables: entries, files: secrets, objects };
  return { ...about, tables: entries, files: [...secrets, ...(await copyArchives(parts, objects))], objects: [] };
}

/**
 * Nobody migrates or rotates keys while the snapshot begins, and nobody drops a table as long as it lasts. The locks come
 * before the snapshot: a table that was emptied in between would be empty in it.
 */
async function beginSnapshot(client: pg.Client): Promise<readonly Table[]> {
  try {
    await client.query("select pg_advisory_lock_shared($1)", [ADVISORY_LOCKS.migrate]);
    const before = await listTables(client);
    if (before.length === 0) throw new BackupError("The database is empty: there is nothing to back up.");
    await client.query("begin isolation level repeatable read read only");
    const names = before.map(({ name }) => pg.escapeIdentifier(name)).join(", ");
    await client.query(`lock table ${names} in access share mode`);
    return await listTables(client);
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    throw new BackupError("A server migrates, or keys are rotated: try again when that is done.", { cause: error });
  }
}

async function describe(client: pg.Client) {
  const { rows } = await client.query<{ takenAt: string; postgres: string; migrations: string[] }>(`
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "takenAt",
      current_setting('server_version') as postgres, array(select name::text from migrations order by id) as migrations`);
  const [row] = rows;
  if (row === undefined) throw new BackupError("The database did not say what it is.");
  // A sequence is ahead of every row of the snapshot, whenever it is read afterwards.
  const { rows: sequences } = await client.query<{ name: string; value: string }>(`
    select sequencename::text as name, last_value::text as value from pg_sequences
    where schemaname = current_schema() and last_value is not null order by name`);
  return { ...row, sequences, months: await listMonths(client) };
}

async function writeTable(client: pg.Client, folder: string, table: Table): Promise<TableEntry> {
  const { name, columns } = table;
  const listed = columns.map((column) => pg.escapeIdentifier(column)).join(", ");
  const rows = client.query(copyTo(`copy (select ${listed} from ${rowsOf(table)}) to stdout`));
  const file = await writeHashed(folder, `tables/${name}.copy.zst`, [rows, createZstdCompress()]);
  return { name, columns, file, found: await sumTable(client, table) };
}

/** Those of the snapshot: without them outside user ids are bytes. */
async function copySecrets(client: pg.Client, { dataDir, folder }: BackupParts): Promise<FileEntry> {
  const { rows } = await client.query<{ value: string }>(
    "select value #>> '{}' as value from settings where key = 'secretsFingerprint'",
  );
  const kept = await readKeptSecrets(dataDir);
  if (kept === "absent" || kept === "unreadable" || fingerprintOf(kept) !== rows[0]?.value) {
    throw new BackupError(
      `${join(dataDir, FILE_NAME)} does not hold the keys of this database: set DATA_DIR to the server's, or leave them out with --without-secrets.`,
    );
  }
  return writeHashed(folder, FILE_NAME, [Readable.from([await readFile(join(dataDir, FILE_NAME))])]);
}

/** Archives never change once they have their name; one that comes later is not of this moment and does no harm. */
async function copyArchives(
  { dataDir, folder, withArchives }: BackupParts,
  needed: readonly FileEntry[],
): Promise<readonly FileEntry[]> {
  if (!withArchives) return [];
  const copied: FileEntry[] = [];
  for (const path of await listArchives(dataDir)) {
    await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    copied.push(await writeHashed(folder, path, [createReadStream(join(dataDir, path))]));
  }
  requireCopied(needed, copied, ARCHIVES);
  return copied;
}

/** Paths within DATA_DIR, with slashes. What an archive is being made of, in folders with a dot, is none. */
export async function listArchives(dataDir: string): Promise<readonly string[]> {
  if (!(await exists(join(dataDir, ARCHIVES)))) return [];
  const paths = await readdir(join(dataDir, ARCHIVES), { recursive: true });
  const kept = paths.map((path) => `${ARCHIVES}/${path.replaceAll("\\", "/")}`).filter((path) => !path.includes("/."));
  const isFile = await Promise.all(kept.map(async (path) => (await stat(join(dataDir, path))).isFile()));
  return kept.filter((_path, at) => isFile[at]);
}

async function writeDurably(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flag: "wx", mode: 0o600, flush: true });
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return; // cannot be asked for there
  await using folder = await open(path, "r");
  await folder.sync();
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
