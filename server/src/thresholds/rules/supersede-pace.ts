import type { Pool } from "pg";
import { superseding } from "../superseding.js";

const SUPERSEDE = `
  with held as (
    select a.id from usage_alerts a
    where a.threshold_type = 'PACE' and a.status <> 'RESOLVED' and exists (
      select from usage_alerts as level
      where level.threshold_id = a.threshold_id and level.subject = a.subject and level.threshold_type = 'LEVEL'
        and level.period_start = a.period_start and level.threshold_value = a.threshold_value and level.level >= 100)
    order by a.id for update skip locked
  ), ${superseding("$1")}`;

/** Resolves what said that a limit will be reached where it was, in whatever zone: what is expected of a period is told once. */
export async function supersedePace(pool: Pick<Pool, "query">, now: Date): Promise<void> {
  await pool.query(SUPERSEDE, [now]);
}
