import type { ClientBase } from "pg";
import { identityOf } from "./domain/identity.js";
import type { NewUsage } from "./domain/new-usage.js";

const CLAIM = `
  insert into usage_event_ids (project_id, event_id, content_hash, created_at)
  select project_id, event_id, decode(content_hash, 'hex'), created_at
  from unnest($1::int[], $2::text[], $3::text[], $4::timestamptz[])
    as sent(project_id, event_id, content_hash, created_at)
  on conflict do nothing
  returning project_id, event_id`;

/**
 * Takes the identities of events that nobody has recorded yet, within the caller's transaction. Waits
 * for another transaction that claims the same one, and then finds it taken.
 *
 * @param events each identity once, in one order everywhere
 * @returns the identities that were free
 */
export async function claimIdentities(client: ClientBase, events: readonly NewUsage[]): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ project_id: number; event_id: string }>({
    name: "claim-identities",
    text: CLAIM,
    values: [
      `{${events.map(({ projectId }) => projectId).join(",")}}`,
      events.map(({ eventId }) => eventId),
      `{${events.map(({ contentHash }) => contentHash).join(",")}}`,
      `{${events.map(({ createdAt }) => createdAt.toISOString()).join(",")}}`,
    ],
  });
  return new Set(rows.map((row) => identityOf(row.project_id, row.event_id)));
}
