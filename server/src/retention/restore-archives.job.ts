import type { PoolClient } from "pg";
import type { Job } from "../core/job.js";
import { toldOf } from "./archive-failure.js";
import { ARCHIVE_COLUMNS, type ArchiveRow } from "./archive-row.js";
import { loadParquet } from "./load-parquet.js";
import { restoredTable } from "./month-tables.js";
import type { RetentionParts } from "./retention-parts.js";
import { calledOffBy } from "./store/called-off-by.js";
import { archivedColumns, type ArchivedColumn } from "./usage-columns.js";
import { openVerified } from "./verify-archive.js";

/** Soon after a member asked for it. */
const EVERY_MS = 5_000;

/** Brings months back that members want to look at, and takes them away when their time is over. */
export function restoreArchivesJob(parts: RetentionParts): Job {
  return {
    name: "restore-archives",
    everyMs: EVERY_MS,
    run: async (signal) => {
      const { rows: over } = await parts.pool.query<{ month: string }>(
        "select month::text as month from usage_restores where expires_at <= now()",
      );
      for (const { month } of over) await takeAway(parts, month);
      const { rows: waiting } = await parts.pool.query<{ month: string }>(
        "select month::text as month from usage_restores where restored_at is null and failure is null order by requested_at",
      );
      for (const { month } of waiting) {
        if (signal.aborted) return;
        await restore({ ...parts, store: calledOffBy(parts.store, signal) }, month, signal);
      }
    },
  };
}

async function takeAway({ pool }: RetentionParts, month: string): Promise<void> {
  await pool.query(
    `begin; drop table if exists ${restoredTable(month)}; delete from usage_restores where month = '${month}'; commit`,
  );
}

async function restore(parts: RetentionParts, month: string, signal: AbortSignal): Promise<void> {
  const { pool, logger } = parts;
  const client = await pool.connect();
  try {
    await client.query("begin");
    // A replica whose lease has ended may be at it still: this one waits, and finds it done.
    const { rows } = await client.query(
      "select from usage_restores where month = $1 and restored_at is null for update",
      [month],
    );
    if (rows.length > 0) await fill(parts, client, month);
    await client.query("commit");
    client.release();
  } catch (error) {
    client.release(true);
    // It waits still, and whoever runs next brings it back.
    if (signal.aborted) return;
    logger.error({ err: error, month }, "an archived month could not be restored");
    await pool.query("update usage_restores set failure = $2 where month = $1", [month, toldOf(error)]);
  }
}

async function fill({ store, pool }: RetentionParts, client: PoolClient, month: string): Promise<void> {
  const table = restoredTable(month);
  const columns = await archivedColumns(pool, "token_usage");
  await client.query(`drop table if exists ${table}`);
  await client.query(`create table ${table} (${columns.map(definition).join(", ")})`);
  const { rows: archives } = await client.query<ArchiveRow>(
    `select ${ARCHIVE_COLUMNS} from usage_archives where month = $1 and detached_at is not null order by part`,
    [month],
  );
  for (const archive of archives) {
    const written = columns.filter(({ name }) => archive.figures?.[`count_${name}`] !== undefined);
    const copy = await openVerified(store, archive, written);
    try {
      await loadParquet(client, table, { path: copy.path, columns: written, scratch: store.scratch });
    } finally {
      await copy.release();
    }
  }
  await client.query(`create index on ${table} (created_at desc, id desc)`);
  await client.query(
    `update usage_restores set restored_at = now(), row_count = (select count(*) from ${table}) where month = $1`,
    [month],
  );
}

/** Lists are JSON in the file. */
function definition({ name, type }: ArchivedColumn): string {
  return `"${name}" ${type === "ARRAY" ? "jsonb" : type}`;
}
