import type { Pool } from "pg";
import { inSteps, STEP } from "./in-steps.js";

const WAKE = `
  with due as (
    select a.id from usage_alerts a where a.status = 'SNOOZED' and a.snoozed_until <= $1::timestamptz
    order by a.id limit ${STEP} for update skip locked
  ), woken as (
    update usage_alerts a
    set status = 'OPEN', snoozed_until = null, version = a.version + 1, changed_by = pg_current_xact_id()
    from due where a.id = due.id returning a.id
  )
  insert into usage_alert_acts (alert_id, at, act) select id, $1, 'REOPENED' from woken`;

/**
 * Opens alerts again that have rested long enough. One that somebody acts on right now is left to the next time.
 *
 * @returns how many
 */
export function wakeSnoozed(pool: Pick<Pool, "query">, now: Date): Promise<number> {
  return inSteps(() => pool.query(WAKE, [now]));
}
