import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

const LOOK_EVERY_MS = 20;
const GIVE_UP_AFTER_MS = 120_000;

/** Differences of rollups that recording appended and a job adds up later, and whether it does so right now. */
const LOOK = `
  select exists (select from usage_deltas) as "isLeft",
         exists (
           select from pg_stat_activity
           where pid <> pg_backend_pid() and state = 'active' and query like '%delete from usage_deltas%'
         ) as "isMerging"`;

/**
 * Waits until nothing that was recorded is left to be added up, with nothing else under way.
 *
 * @returns the seconds in which it was being added up; waiting for the job's next turn does not count
 */
export async function waitUntilMerged(pool: pg.Pool): Promise<number> {
  const startedAt = performance.now();
  let lookedAt = startedAt;
  let mergingMs = 0;
  while (lookedAt - startedAt < GIVE_UP_AFTER_MS) {
    const { rows } = await pool.query<{ isLeft: boolean; isMerging: boolean }>(LOOK);
    const now = performance.now();
    if (rows[0]?.isMerging === true) mergingMs += now - lookedAt;
    else if (rows[0]?.isLeft === false) return mergingMs / 1_000;
    lookedAt = now;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`Rollups were not merged within ${GIVE_UP_AFTER_MS / 1_000} s of the last request.`);
}
