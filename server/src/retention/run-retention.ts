import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import { isDatabaseAway } from "../core/database-away.js";
import { archiveMonth, finishArchive } from "./archive-month.js";
import { toldOf } from "./archive-failure.js";
import { unfinishedEnds } from "./archive-row.js";
import { clearScratch } from "./clear-scratch.js";
import { dueMonths } from "./domain/due-months.js";
import { keptMonths } from "./month-tables.js";
import type { RetentionParts, RetentionRun } from "./retention-parts.js";
import { calledOffBy } from "./store/called-off-by.js";

export interface RetentionOrder {
  /** Whole months that raw requests are kept. */
  readonly months: number;
  readonly now: Date;
  readonly signal: AbortSignal;
}

/** Months by their first day. */
export interface RetentionOutcome {
  readonly archived: readonly string[];
  readonly failed: readonly string[];
}

/**
 * Archives every month that is due, oldest first, and finishes what a run before left. One that fails is recorded with
 * its reason and does not keep others from being archived.
 *
 * @returns null when another process does this at the moment
 */
export async function runRetention(parts: RetentionParts, order: RetentionOrder): Promise<RetentionOutcome | null> {
  const client = await parts.pool.connect();
  let isSound = false;
  try {
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [
      ADVISORY_LOCKS.archiveUsage,
    ]);
    const { signal } = order;
    const run = { ...parts, store: calledOffBy(parts.store, signal), client, signal };
    const outcome = rows[0]?.held === true ? await archiveDue(run, order) : null;
    if (outcome !== null) await client.query("select pg_advisory_unlock($1)", [ADVISORY_LOCKS.archiveUsage]);
    isSound = true;
    return outcome;
  } finally {
    // A connection that is given up ends its locks; one in the middle of something is of no use to anybody else.
    client.release(!isSound);
  }
}

async function archiveDue(run: RetentionRun, { months, now }: RetentionOrder): Promise<RetentionOutcome> {
  await clearScratch(run.store.scratch, now);
  const failed: string[] = [];
  const archived: string[] = [];
  const attempt = async (month: string, work: () => Promise<void>) => {
    try {
      await work();
      archived.push(month);
    } catch (error) {
      if (run.signal.aborted || isDatabaseAway(error)) throw error;
      await noteFailure(run, month, error);
      failed.push(month);
    }
  };
  for (const archive of await unfinishedEnds(run.client)) {
    await attempt(archive.month, () => finishArchive(run, archive));
  }
  for (const month of dueMonths(await keptMonths(run.client), months, now)) {
    await attempt(month, () => archiveMonth(run, month));
  }
  return { archived, failed };
}

async function noteFailure(run: RetentionRun, month: string, error: unknown): Promise<void> {
  const reason = toldOf(error);
  run.logger.error({ err: error, month, reason }, "a month could not be archived; nothing of it was dropped");
  await run.client.query(
    `update usage_archives set failure = $2, failed_at = now(), state = case state when 'archived' then state else 'failed' end
     where month = $1 and dropped_at is null`,
    [month, reason],
  );
}
