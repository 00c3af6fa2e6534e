import type { Pool } from "pg";
import { inTransaction } from "../core/in-transaction.js";
import { evaluateThresholds } from "./evaluate-thresholds.js";
import { keepTold } from "./keep-told.js";
import { LOCK_CROSSINGS } from "./lock-crossings.js";
import { resolveChangedAlerts, supersedeOpenLevels } from "./resolve-changed-alerts.js";

/** What days and weeks were when all thresholds were evaluated last: the setting's key. */
const EVALUATED = "thresholdsEvaluatedIn";

const PERIODS = `
  select now.value as now, now.value is distinct from (select value from settings where key = '${EVALUATED}') as changed
  from (select jsonb_build_object(
    'timezone', (select value from settings where key = 'countersTimezone'),
    'weekStart', (select value from settings where key = 'weekStart')) as value) as now`;

interface Periods {
  readonly now: unknown;
  readonly changed: boolean;
}

/**
 * Evaluates the periods that run when days or weeks are others than those that were evaluated last, whatever changed
 * them and on which replica. Alerts of periods that there are no longer are resolved, and what was told of them is not told
 * again.
 *
 * @param at when; the periods that run then
 * @returns how many alerts were added
 */
export async function evaluateWhenPeriodsChange(pool: Pool, at: Date): Promise<number> {
  const { rows } = await pool.query<Periods>(PERIODS);
  if (rows[0]?.changed !== true) return 0;
  return inTransaction(
    pool,
    async (client, commit) => {
      // Read before what is evaluated: of what changes in between it is evaluated again.
      const read = await client.query<Periods>(PERIODS);
      const [periods] = read.rows;
      if (periods?.changed !== true) return 0; // another replica was first
      await resolveChangedAlerts(client, { ids: null, now: at, memberId: null });
      const crossed = await evaluateThresholds(client, null, at);
      // What somebody held was left out; of what is kept from being told nobody comes back to it.
      await supersedeOpenLevels(client, null, at);
      await keepTold(client, at);
      await client.query(
        `insert into settings (key, value) values ('${EVALUATED}', $1)
         on conflict (key) do update set value = excluded.value, updated_at = now()`,
        [JSON.stringify(periods.now)],
      );
      await commit();
      return crossed;
    },
    `begin; ${LOCK_CROSSINGS}`,
  );
}

/** Has all thresholds evaluated within a second or two: after counters were changed without a merge. */
export async function evaluateAgain(pool: Pick<Pool, "query">): Promise<void> {
  await pool.query("delete from settings where key = $1", [EVALUATED]);
}
