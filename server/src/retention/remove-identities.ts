import { changeArchive, type ArchiveRow } from "./archive-row.js";
import { leftTable } from "./month-tables.js";
import { reached, type RetentionRun } from "./retention-parts.js";

/** A transaction of half a second; recording goes on beside it. */
const BATCH = 20_000;

/** The moment of the row that ends the next batch; all rows of one moment go together. */
const NEXT = (table: string) => `
  select max(created_at)::text as through from (
    select created_at from ${table} where ($1::timestamptz is null or created_at > $1::timestamptz)
    order by created_at limit ${BATCH}
  ) as batch`;

const REMOVE = (table: string) => `
  delete from usage_event_ids i using ${table} r
  where ($1::timestamptz is null or r.created_at > $1::timestamptz) and r.created_at <= $2::timestamptz
    and i.project_id = r.project_id and i.event_id = r.event_id and i.created_at = r.created_at`;

/**
 * Removes the identities of requests that left the ledger, each batch with where it stands in one transaction: one
 * that is taken anew afterwards is never removed by a second try.
 */
export async function removeIdentities(run: RetentionRun, archive: ArchiveRow): Promise<void> {
  const { client, signal } = run;
  const table = leftTable(archive);
  const { rows: start } = await client.query<{ through: string | null }>(
    "select identities_through::text as through from usage_archives where id = $1",
    [archive.id],
  );
  let from = start[0]?.through ?? null;
  for (;;) {
    signal.throwIfAborted();
    const { rows } = await client.query<{ through: string | null }>(NEXT(table), [from]);
    const through = rows[0]?.through ?? null;
    if (through === null) break;
    await client.query("begin");
    try {
      await client.query(REMOVE(table), [from, through]);
      await changeArchive(client, archive.id, { identities_through: through });
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
    from = through;
  }
  await reached(run, "identities removed", archive.month);
}
