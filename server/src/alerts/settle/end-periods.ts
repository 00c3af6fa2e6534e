import type { Pool } from "pg";
import { periodOver } from "../period-over.js";
import { inSteps, STEP } from "./in-steps.js";

const END = `
  with over as (
    select a.id from usage_alerts a where a.status <> 'RESOLVED' and ${periodOver("$1")}
    order by a.id limit ${STEP} for update skip locked
  ), ended as (
    update usage_alerts a
    set status = 'RESOLVED', resolution = 'PERIOD_ENDED', resolved_at = $1, snoozed_until = null,
      version = a.version + 1, changed_by = pg_current_xact_id()
    from over where a.id = over.id returning a.id
  )
  insert into usage_alert_acts (alert_id, at, act) select id, $1, 'PERIOD_ENDED' from ended`;

/**
 * Resolves alerts whose period is over; those that were found late a day after that.
 *
 * @returns how many
 */
export function endPeriods(pool: Pick<Pool, "query">, now: Date): Promise<number> {
  return inSteps(() => pool.query(END, [now]));
}
