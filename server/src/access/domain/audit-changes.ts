/** Fields of what is audited, each as JSON text; null where there was nothing, or nothing is left. */
export type AuditedFields = Readonly<Record<string, string>> | null;

/** One field that an act changed. */
export interface AuditChange {
  readonly field: string;
  /** JSON text; null where there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * The fields that differ, those of before first. A field that is null is nothing, as if it were absent.
 *
 * Texts are compared: they have one spelling, that of the database, in which no number was rounded.
 */
export function auditChanges(before: AuditedFields, after: AuditedFields): readonly AuditChange[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return Array.from(names, (field) => ({
    field,
    before: valueOf(before, field),
    after: valueOf(after, field),
  })).filter((change) => change.before !== change.after);
}

function valueOf(fields: AuditedFields, name: string): string | null {
  if (fields === null || !Object.hasOwn(fields, name)) return null;
  const text = fields[name] ?? null;
  return text === "null" ? null : text;
}
