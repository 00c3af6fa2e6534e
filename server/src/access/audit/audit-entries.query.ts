import { type Kysely, type RawBuilder, sql } from "kysely";
import { AppError } from "../../core/errors.js";
import { inUtc } from "../../core/in-utc.js";
import { checkFirst, decodeCursor, toPage, type Page } from "../../core/page.js";
import type { PageRequest } from "../../core/page-in-memory.js";
import { auditChanges, type AuditedFields } from "../domain/audit-changes.js";
import type { AuditActorKind, AuditEntry } from "./audit-entry.js";
import { actorName, auditConditions, type AuditFilter } from "./audit-filter.js";
import { readTargetNames } from "./target-names.js";

export const MAX_ENTRIES = 1_000;

interface EntryRow {
  readonly id: string;
  /** To the microsecond, as it is sorted by. */
  readonly at: string;
  readonly actor_kind: AuditActorKind;
  readonly actor: string | null;
  readonly action: string;
  readonly target_kind: string;
  readonly target_id: string | null;
  readonly before: AuditedFields;
  readonly after: AuditedFields;
  readonly reason: string | null;
  readonly address: string | null;
}

/**
 * A page of entries, newest first.
 *
 * @param db in a transaction of this reading
 * @throws AppError BAD_INPUT naming `first` or `after`
 */
export async function auditEntries(
  db: Kysely<object>,
  filter: AuditFilter,
  { first, after }: PageRequest,
): Promise<Page<AuditEntry>> {
  checkFirst(first, MAX_ENTRIES);
  const isNext = after === null ? sql`` : sql`and ${isAfter(after)}`;
  if (after !== null) await readInOrder(db);
  const { rows } = await sql<EntryRow>`
    select a.id::text as id, ${inUtc("a.at")} as at,
      case when a.member_id is not null then 'MEMBER' when a.api_key_id is not null then 'API_KEY' else 'SYSTEM' end as actor_kind,
      ${actorName} as actor, a.action, a.target_kind, a.target_id, ${fieldsOf("before")} as before,
      ${fieldsOf("after")} as after, a.reason, a.address
    from audit_entries a
    where ${auditConditions(filter)} ${isNext}
    order by a.at desc, a.id desc limit ${first + 1}`.execute(db);
  const page = toPage(rows, first, ({ at, id }) => [at, id]);
  return { ...page, nodes: await toEntries(db, page.nodes) };
}

/** How many entries a filter means. */
export async function countAuditEntries(db: Kysely<object>, filter: AuditFilter): Promise<number> {
  const { rows } = await sql<{ entries: number }>`
    select count(*)::int as entries from audit_entries a where ${auditConditions(filter)}`.execute(db);
  return rows[0]?.entries ?? 0;
}

/**
 * From the second page on entries are read along an index that has them in order, from where the last page ended.
 * Left alone, the database reads all that are left and sorts them, for every page again, where it expects few of them
 * or an index has those of their kind at hand.
 */
async function readInOrder(db: Kysely<object>): Promise<void> {
  await sql`select set_config('enable_sort', 'off', true)`.execute(db);
}

/** Each field as text: no number is rounded on the way. */
function fieldsOf(column: "before" | "after"): RawBuilder<AuditedFields> {
  return sql`case when jsonb_typeof(${sql.ref(`a.${column}`)}) = 'object' then
    (select jsonb_object_agg(key, value::text) from jsonb_each(${sql.ref(`a.${column}`)})) end`;
}

function isAfter(cursor: string): RawBuilder<boolean> {
  const [at = "", id = ""] = decodeCursor("after", cursor, 2);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(at) || Number.isNaN(Date.parse(at)) || !/^\d{1,18}$/.test(id)) {
    throw AppError.badInput("after", "an endCursor of this list", cursor);
  }
  return sql<boolean>`(a.at, a.id) < (${at}::timestamptz, ${id}::bigint)`;
}

async function toEntries(db: Kysely<object>, rows: readonly EntryRow[]): Promise<AuditEntry[]> {
  const nameOf = await readTargetNames(
    db,
    rows.map((row) => ({ kind: row.target_kind, id: row.target_id })),
  );
  return rows.map((row) => ({
    id: row.id,
    at: new Date(row.at),
    actorKind: row.actor_kind,
    actor: row.actor,
    action: row.action,
    targetKind: row.target_kind,
    targetId: row.target_id,
    targetName: nameOf({ kind: row.target_kind, id: row.target_id }),
    changes: auditChanges(row.before, row.after),
    reason: row.reason,
    address: row.address,
  }));
}
