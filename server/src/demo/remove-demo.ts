import type { EntityManager } from "@mikro-orm/postgresql";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import { DEMO_FILLED_SETTING } from "./demo-setting.js";

/** Newest dependents first; `$1` of each is the list of demo project ids. */
const STATEMENTS = [
  "delete from token_usage where project_id = any(?::int[])",
  "delete from usage_event_ids where project_id = any(?::int[])",
  "delete from token_usage_stats where dimension_id in (select id from usage_dimensions where project_id = any(?::int[]))",
  // Before what they are merged into: a merge under way is waited for here, and the next statement sees what it moved.
  "delete from usage_deltas where dimension_id in (select id from usage_dimensions where project_id = any(?::int[]))",
  // User 0 stands for requests without an app user, of every project.
  `delete from token_usage_user_stats
   where user_id in (select id from app_users where project_id = any(?::int[]) union all select 0)
     and dimension_id in (select id from usage_dimensions where project_id = any(?::int[]))`,
  "delete from usage_day_stats where dimension_id in (select id from usage_dimensions where project_id = any(?::int[]))",
  "delete from usage_duration_spans where dimension_id in (select id from usage_dimensions where project_id = any(?::int[]))",
  "delete from usage_user_counters where user_id in (select id from app_users where project_id = any(?::int[]))",
  "delete from usage_active_users where dimension_id in (select id from usage_dimensions where project_id = any(?::int[]))",
  `delete from usage_user_spans where user_id in (
     select id from app_users where project_id = any(?::int[]) union all select -id from projects where is_demo)`,
  "delete from usage_corrections where project_id = any(?::int[])",
  // An undo would give removed sums back.
  "delete from recost_changes where dimension_id in (select id from usage_dimensions where project_id = any(?::int[]))",
  "delete from recost_sum_changes where dimension_id in (select id from usage_dimensions where project_id = any(?::int[]))",
  "delete from usage_dimensions where project_id = any(?::int[])",
  "delete from app_user_identities where project_id = any(?::int[])",
  "delete from app_users where project_id = any(?::int[])",
  "delete from api_keys where project_id = any(?::int[])",
  "delete from projects where id = any(?::int[])",
] as const;

export interface RemovedDemo {
  /** Names; none when there was no demo. */
  readonly projects: readonly string[];
  readonly requests: number;
}

/**
 * Deletes every row of demo projects and nothing else.
 *
 * @param em of a transaction: all or nothing
 */
export async function removeDemoRows(em: EntityManager): Promise<RemovedDemo> {
  // Deleting is proportional to the demo, but waits its turn on a busy database.
  await em.execute("set local statement_timeout = 0");
  // A span that is built meanwhile would have what is removed here.
  await em.execute("select pg_advisory_xact_lock_shared(?)", [ADVISORY_LOCKS.countPeriods]);
  const projects = await em.execute<{ id: number; name: string }[]>(
    "select id, name from projects where is_demo order by id for update",
  );
  const ids = `{${projects.map(({ id }) => id).join(",")}}`;
  const removed: number[] = [];
  for (const statement of STATEMENTS) {
    const values = Array.from(statement.matchAll(/\?/g), () => ids);
    const { affectedRows } = await em.execute<{ affectedRows: number }>(statement, values, "run");
    removed.push(affectedRows);
  }
  await em.execute("delete from settings where key = ?", [DEMO_FILLED_SETTING]);
  return { projects: projects.map(({ name }) => name), requests: removed[0] ?? 0 };
}
