import { partitionOf } from "./month-tables.js";
import { reached, type RetentionRun } from "./retention-parts.js";
import { withTableLock } from "./with-table-lock.js";

/**
 * From now on every transaction that changes a raw request of the month leaves a row of its own, in the same commit.
 * Whoever was writing before is waited for. Costs nothing but where a month is changed that is being archived.
 */
export async function watchMonth(run: RetentionRun, month: string): Promise<void> {
  await withTableLock(run, async () => {
    await run.client.query(
      `create or replace trigger archive_changes after insert or update or delete on ${partitionOf(month)}
       for each row execute function note_archive_change('${month}')`,
    );
    // Nobody changes the month while this lock is held: what was noted before is in whatever is read from now on.
    await run.client.query("delete from usage_archive_changes where month = $1", [month]);
  });
  await reached(run, "watched", month);
}
