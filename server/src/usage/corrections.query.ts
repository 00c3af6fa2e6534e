import type { EntityManager } from "@mikro-orm/postgresql";
import type { EventIdentity } from "./stored-usage.js";

/** Columns of `token_usage` as text, whatever their type. */
type ColumnTexts = Readonly<Record<string, string | null>>;

/** A row of `usage_corrections`; before and after hold the columns of `token_usage`. */
export interface CorrectionRow {
  readonly id: string;
  readonly project_id: number;
  readonly event_id: string;
  readonly reason: string;
  readonly corrected_at: string;
  /** E-mail; null when an API key corrected, or the member is gone. */
  readonly member: string | null;
  /** Its name; null when a member corrected, or the key is gone. */
  readonly api_key: string | null;
  readonly before: ColumnTexts;
  readonly after: ColumnTexts;
}

/** The corrections of one event, oldest first. */
export function correctionsOf(em: EntityManager, { projectId, eventId }: EventIdentity): Promise<CorrectionRow[]> {
  return em.execute<CorrectionRow[]>(
    `select c.id, c.project_id, c.event_id, c.reason, c.corrected_at, m.email as member, k.name as api_key,
            ${textsOf("c.before")} as before, ${textsOf("c.after")} as after
     from usage_corrections c left join members m on m.id = c.member_id left join api_keys k on k.id = c.api_key_id
     where c.project_id = ? and c.event_id = ? order by c.id`,
    [projectId, eventId],
  );
}

/** The database keeps every digit of a number in JSON; who reads JSON rounds it beyond 2^53, and writes 10^21 with an exponent. */
function textsOf(columns: string): string {
  return `(select jsonb_object_agg(key, value #>> '{}') from jsonb_each(${columns}))`;
}

/** The projects that have an event with this id. */
export async function projectsWithEvent(em: EntityManager, eventId: string): Promise<readonly number[]> {
  const rows = await em.execute<{ id: number }[]>(
    `select id from projects p where exists (
       select from usage_event_ids e where e.project_id = p.id and e.event_id = ?
     ) order by id`,
    [eventId],
  );
  return rows.map(({ id }) => id);
}
