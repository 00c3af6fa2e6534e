import type { RequestContext } from "../access/request-context.js";
import { correctionsOf } from "../usage/corrections.query.js";
import type { EventIdentity } from "../usage/stored-usage.js";
import { correctionChanges, type CorrectionChange } from "./domain/correction-changes.js";

export interface CorrectionAnswer extends Pick<EventIdentity, "eventId"> {
  readonly id: string;
  readonly projectId: string;
  readonly reason: string;
  readonly correctedBy: string | null;
  readonly correctedAt: Date;
  readonly changes: readonly CorrectionChange[];
}

const GONE = "—";

/** The corrections of one event in the words of the API, oldest first. Programs are not told members' e-mail addresses. */
export async function readCorrections(
  { em, viewer }: RequestContext,
  event: EventIdentity,
): Promise<CorrectionAnswer[]> {
  const fork = em.fork();
  const rows = await correctionsOf(fork, event);
  const userIds = rows.flatMap(({ before, after }) => [before["user_id"] ?? [], after["user_id"] ?? []].flat());
  const users = await fork.execute<{ id: string; pseudonym: string }[]>(
    "select id::text as id, pseudonym from app_users where id = any(?::bigint[])",
    [`{${userIds.join(",")}}`],
  );
  const pseudonyms = new Map(users.map(({ id, pseudonym }) => [id, pseudonym]));
  return rows.map((row) => ({
    id: row.id,
    projectId: String(row.project_id),
    eventId: row.event_id,
    reason: row.reason,
    correctedBy: viewer?.kind === "MEMBER" ? (row.member ?? row.api_key) : row.api_key,
    correctedAt: new Date(row.corrected_at),
    changes: correctionChanges(row.before, row.after, (id) => pseudonyms.get(id) ?? GONE),
  }));
}
