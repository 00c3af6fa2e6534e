import { ArchiveFailure } from "./archive-failure.js";
import { changeArchive, openPart, type ArchiveRow } from "./archive-row.js";
import { leaveLedger } from "./leave-ledger.js";
import { leftTable, partitionOf, tableExists } from "./month-tables.js";
import { removeIdentities } from "./remove-identities.js";
import { reached, type RetentionRun } from "./retention-parts.js";
import { archivedColumns } from "./usage-columns.js";
import { verifyArchive } from "./verify-archive.js";
import { watchMonth } from "./watch-month.js";
import { writeArchive } from "./write-archive.js";

/** A month that is imported into at this moment can wait until tomorrow. */
const TRIES = 3;

/**
 * Moves the raw requests of a month into a file: write, read back and compare, leave the ledger, drop. Begins where
 * the run before stopped. Until the file agreed in this very run, nothing is taken away.
 *
 * @throws ArchiveFailure and whatever the store or the database throw: the month stays as it was
 */
export async function archiveMonth(run: RetentionRun, month: string): Promise<void> {
  let archive = await openPart(run.client, month);
  for (let tried = 1; tried <= TRIES; tried += 1) {
    if (archive.state !== "written" && archive.state !== "verified") {
      await watchMonth(run, month);
      archive = await writeArchive(run, archive, partitionOf(month));
      await reached(run, "written", month);
    }
    archive = await verified(run, archive, partitionOf(month));
    const leaving = await leaveLedger(run, archive);
    if (leaving === "left") {
      await reached(run, "archived", month);
      return finishArchive(run, { ...archive, state: "archived" });
    }
    if (leaving === "being re-costed") throw new ArchiveFailure("A re-cost is under way. The next run goes on.");
    archive = await changeArchive(run.client, archive.id, { state: "writing" });
  }
  throw new ArchiveFailure("Requests of the month were recorded or changed all the time. The next run goes on.");
}

/**
 * Of a month that left the ledger: its identities go, and then its table, once the file was seen again. A file that
 * was lost meanwhile is written anew from the table.
 */
export async function finishArchive(run: RetentionRun, archive: ArchiveRow): Promise<void> {
  const table = leftTable(archive);
  if (await tableExists(run.client, table)) {
    await removeIdentities(run, archive);
    await verifyArchive(run.store, archive, null).catch(async (error: unknown) => {
      if (!(error instanceof ArchiveFailure)) throw error;
      run.logger.warn({ month: archive.month, reason: error.message }, "an archive is written anew from its table");
      await verified(run, await writeArchive(run, archive, table), table);
    });
    await reached(run, "file seen again", archive.month);
    await run.client.query(`drop table ${table}`);
  }
  await changeArchive(run.client, archive.id, { dropped_at: "now()", failure: null, failed_at: null });
  await reached(run, "dropped", archive.month);
}

async function verified(run: RetentionRun, archive: ArchiveRow, table: string): Promise<ArchiveRow> {
  try {
    await verifyArchive(run.store, archive, await archivedColumns(run.client, table));
  } catch (error) {
    // What was written is of no use: the next try begins anew. One that is called off has not said so.
    if (archive.state !== "archived" && !run.signal.aborted)
      await changeArchive(run.client, archive.id, { state: "writing" });
    throw error;
  }
  await reached(run, "file compared", archive.month);
  const state = archive.state === "archived" ? "archived" : "verified";
  const now = await changeArchive(run.client, archive.id, { state, verified_at: "now()" });
  await reached(run, "verified", archive.month);
  return now;
}
