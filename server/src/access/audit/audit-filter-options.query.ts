import { type Kysely, sql } from "kysely";
import { actorName } from "./audit-filter.js";

/** A picker with more values than this needs a search of its own. */
const MAX_OPTIONS = 1_000;

export interface AuditFilterOptions {
  readonly actors: readonly string[];
  readonly actions: readonly string[];
  readonly targetKinds: readonly string[];
}

/** Values that occur, in alphabetical order. */
export async function auditFilterOptions(db: Kysely<object>): Promise<AuditFilterOptions> {
  const { rows } = await sql<{ actors: string[] | null; actions: string[] | null; kinds: string[] | null }>`
    with entry as materialized (
      select distinct ${actorName} as actor, a.action, a.target_kind
      from audit_entries a
    )
    select
      array(select distinct actor from entry where actor is not null order by 1 limit ${MAX_OPTIONS}) as actors,
      array(select distinct action from entry order by 1 limit ${MAX_OPTIONS}) as actions,
      array(select distinct target_kind from entry order by 1 limit ${MAX_OPTIONS}) as kinds`.execute(db);
  const [found] = rows;
  return { actors: found?.actors ?? [], actions: found?.actions ?? [], targetKinds: found?.kinds ?? [] };
}
