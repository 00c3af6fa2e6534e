import { randomUUID } from "node:crypto";
import { access, rm } from "node:fs/promises";
import { join } from "node:path";
import type { PoolClient } from "pg";
import { changeArchive, type ArchiveRow } from "./archive-row.js";
import type { ArchiveFigures } from "./domain/archive-figures.js";
import { digestFile } from "./file-digest.js";
import { manifestKey, SCHEMA_VERSION, toManifestColumn, writeManifest } from "./manifest.js";
import { reached, type RetentionRun } from "./retention-parts.js";
import { archivedColumns, figuresInDatabase, type ArchivedColumn } from "./usage-columns.js";
import { writeParquet } from "./write-parquet.js";

interface Written {
  readonly columns: readonly ArchivedColumn[];
  /** Of the table, as SQL says, in the snapshot that was written. */
  readonly figures: ArchiveFigures;
}

/**
 * Writes a table into the store under a key of this attempt alone, and records what SQL says of the same snapshot.
 * What an attempt before left behind is removed.
 */
export async function writeArchive(run: RetentionRun, archive: ArchiveRow, table: string): Promise<ArchiveRow> {
  const { client, store } = run;
  await access(store.scratch); // a disk that is not mounted is told as such
  if (archive.objectKey !== null) await removeFiles(run, archive.objectKey);
  const objectKey = `usage/${archive.month.slice(0, 7)}-${archive.part}-${randomUUID().slice(0, 8)}.parquet`;
  const state = archive.state === "archived" ? "archived" : "writing";
  await changeArchive(client, archive.id, { state, object_key: objectKey, started_at: "now()", verified_at: null });
  await reached(run, "begun", archive.month);
  const path = join(store.scratch, objectKey.replace("usage/", ""));
  try {
    const { columns, figures } = await writeSnapshot(run, table, path);
    await reached(run, "file written", archive.month);
    const digest = await digestFile(path);
    const manifest = `${path}.json`;
    const told = { schemaVersion: SCHEMA_VERSION, columns: columns.map(toManifestColumn), figures, digest };
    await writeManifest(manifest, { month: archive.month, part: archive.part, ...told });
    await store.put(objectKey, path);
    await reached(run, "file stored", archive.month);
    await store.put(manifestKey(objectKey), manifest);
    await reached(run, "manifest stored", archive.month);
    return await changeArchive(client, archive.id, {
      state: state === "archived" ? state : "written",
      schema_version: SCHEMA_VERSION,
      figures: JSON.stringify(figures),
      row_count: figures["rows"] ?? null,
      total_tokens: figures["sum_total_tokens"] ?? "0",
      cost: figures["sum_cost"] ?? "0",
      first_at: momentOf(figures["min_created_at"]),
      last_at: momentOf(figures["max_created_at"]),
      bytes: digest.bytes,
      sha256: digest.sha256,
    });
  } finally {
    await Promise.all([path, `${path}.json`].map((file) => rm(file, { force: true })));
  }
}

/** Both from one snapshot. On a connection of its own: one that breaks off in the middle of COPY is of no more use. */
async function writeSnapshot(run: RetentionRun, table: string, path: string): Promise<Written> {
  const client = await run.pool.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const columns = await archivedColumns(client, table);
    const figures = await figuresOf(client, table, columns);
    const { scratch } = run.store;
    await writeParquet({ client, table, columns }, { scratch, path, signal: run.signal });
    await client.query("commit");
    client.release();
    return { columns, figures };
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function figuresOf(
  client: PoolClient,
  table: string,
  columns: readonly ArchivedColumn[],
): Promise<ArchiveFigures> {
  const { rows } = await client.query<Record<string, string | null>>(
    `select ${figuresInDatabase(columns)} from ${table}`,
  );
  const [figures] = rows;
  if (figures === undefined) throw new Error("a table has no figures");
  return figures;
}

/** What the store cannot remove now stays there unused; it must not keep a month from being archived. */
async function removeFiles({ store, logger, signal }: RetentionRun, objectKey: string): Promise<void> {
  for (const key of [objectKey, manifestKey(objectKey)]) {
    await store.remove(key).catch((error: unknown) => {
      signal.throwIfAborted();
      logger.warn({ err: error, key }, "what an attempt left in the archive store could not be removed");
    });
  }
}

/** Microseconds since 1970 as the database reads a moment, to the microsecond. */
function momentOf(micros: string | null | undefined): string | null {
  if (micros == null) return null;
  const whole = BigInt(micros);
  const second = new Date(Number(whole / 1_000_000n) * 1_000).toISOString().slice(0, 19);
  return `${second}.${(whole % 1_000_000n).toString().padStart(6, "0")}Z`;
}
