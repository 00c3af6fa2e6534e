import type { EntityManager } from "@mikro-orm/postgresql";
import { auditChanges, type AuditChange, type AuditedFields } from "../access/domain/audit-changes.js";

/** What somebody changed of a threshold. */
export interface ThresholdVersion {
  readonly version: number;
  readonly at: Date;
  readonly memberName: string | null;
  readonly isDeleted: boolean;
  readonly changes: readonly AuditChange[];
}

interface VersionRow {
  readonly version: number;
  readonly at: string;
  readonly member: string | null;
  readonly content: AuditedFields;
  readonly former: AuditedFields;
}

/** Each value as JSON text, in the one spelling that the database has. */
const fieldsOf = (column: string) =>
  `(select jsonb_object_agg(key, value::text) from jsonb_each(${column} - 'deleted') where not (${column} -> 'deleted')::boolean)`;

/** The newest first. Of a deletion, and of what follows one, everything is a change. */
export async function thresholdHistory(
  em: EntityManager,
  { id, first }: { readonly id: number; readonly first: number },
): Promise<ThresholdVersion[]> {
  const rows = await em.execute<VersionRow[]>(
    `select v.version, v.at, coalesce(nullif(m.name, ''), m.email) as member, ${fieldsOf("v.content")} as content,
            ${fieldsOf("former.content")} as former
     from usage_threshold_versions v
       left join usage_threshold_versions former on former.threshold_id = v.threshold_id and former.version = v.version - 1
       left join members m on m.id = v.member_id
     where v.threshold_id = ? order by v.version desc limit ?`,
    [id, first],
  );
  return rows.map(({ version, at, member, content, former }) => ({
    version,
    at: new Date(at),
    memberName: member,
    isDeleted: content === null,
    changes: auditChanges(former, content),
  }));
}
