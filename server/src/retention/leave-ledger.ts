import { changeArchive, type ArchiveRow } from "./archive-row.js";
import { leftTable, partitionOf } from "./month-tables.js";
import { reached, type RetentionRun } from "./retention-parts.js";
import { withTableLock } from "./with-table-lock.js";

/** `changed`: somebody recorded, corrected or erased something in the month since it was written. */
export type Leaving = "left" | "changed" | "being re-costed";

const FOUND = `
  select exists (select from usage_archive_changes where month = $1) as changed,
    exists (select from recosts where state in ('queued', 'running', 'undoing')) as recosting`;

/**
 * Takes the month's table out of the ledger and records that its requests are in the file, in one short
 * transaction: no snapshot has them twice, and none has them nowhere.
 */
export async function leaveLedger(run: RetentionRun, archive: ArchiveRow): Promise<Leaving> {
  const { client } = run;
  const { month } = archive;
  const partition = partitionOf(month);
  return withTableLock(run, async () => {
    // The ledger first, as everybody does who reads or writes: nobody waits in a ring.
    await client.query("lock table only token_usage in access exclusive mode");
    await client.query(`lock table ${partition} in access exclusive mode`);
    await reached(run, "locked", month);
    const { rows } = await client.query<{ changed: boolean; recosting: boolean }>(FOUND, [month]);
    if (rows[0]?.changed !== false) return "changed";
    if (rows[0].recosting) return "being re-costed";
    await client.query(`alter table token_usage detach partition ${partition}`);
    await client.query(`drop trigger if exists archive_changes on ${partition}`);
    await client.query(`alter table ${partition} rename to ${leftTable(archive)}`);
    await changeArchive(client, archive.id, {
      state: "archived",
      detached_at: "now()",
      failure: null,
      failed_at: null,
    });
    return "left";
  });
}
