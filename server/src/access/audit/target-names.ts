import { type Kysely, sql } from "kysely";

/** What things that are audited are called now. A kind that is missing has no names, such as settings. */
const NAMES = {
  member: sql`select id::text, email as name from members`,
  invitation: sql`select id::text, email as name from member_invitations`,
  apiKey: sql`select id::text, name from api_keys`,
  project: sql`select id::text, name from projects`,
  appUser: sql`select id::text, pseudonym as name from app_users`,
  price: sql`select id::text, provider || '/' || model as name from prices`,
  priceList: sql`select id::text, source as name from price_lists`,
  discount: sql`select id::text, note as name from price_discounts`,
  threshold: sql`select id::text, coalesce(name, '#' || id) as name from usage_thresholds`,
  channel: sql`select id::text, name from alert_channels`,
  report: sql`select id::text, name from scheduled_reports`,
  exportSchedule: sql`select id::text, name from export_schedules`,
  savedView: sql`select id::text, name from saved_views`,
  exchangeRate: sql`select id::text, currency || ' ' || valid_on as name from exchange_rates`,
} as const;

const NAMED_KINDS = Object.keys(NAMES) as (keyof typeof NAMES)[];

export interface AuditTarget {
  readonly kind: string;
  readonly id: string | null;
}

/**
 * Names by target, one question for each kind that occurs; what is gone, or never had a name, has none.
 *
 * @returns of a target its name, or null
 */
export async function readTargetNames(
  db: Kysely<object>,
  targets: readonly AuditTarget[],
): Promise<(target: AuditTarget) => string | null> {
  const names = new Map<string, string>();
  for (const kind of NAMED_KINDS) {
    const ids = new Set(targets.flatMap((target) => (target.kind === kind && isNumber(target.id) ? [target.id] : [])));
    if (ids.size === 0) continue;
    const { rows } = await sql<{ id: string; name: string }>`
      select named.id, named.name from (${NAMES[kind]} where id = any(${[...ids]}::bigint[])) as named`.execute(db);
    for (const { id, name } of rows) names.set(keyOf({ kind, id }), name);
  }
  return (target) => names.get(keyOf(target)) ?? null;
}

/** Kind and id of everything with this in its name, as a statement. */
export function targetsNamed(text: string) {
  const all = NAMED_KINDS.map(
    (kind) => sql`select ${kind}::text as kind, named.id, named.name from (${NAMES[kind]}) as named`,
  );
  return sql`select kind, id from (${sql.join(all, sql` union all `)}) as targets
    where position(lower(${text}) in lower(name)) > 0`;
}

function isNumber(id: string | null): id is string {
  return id !== null && /^\d{1,18}$/.test(id);
}

function keyOf({ kind, id }: AuditTarget): string {
  return `${kind} ${id}`;
}
