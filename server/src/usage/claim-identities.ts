import type { ClientBase } from "pg";
import { plainArray, textArray } from "./array-literal.js";
import type { RolledUpUsage } from "./domain/roll-up.js";

/** In the order of the arrays: nothing here sorts, and one session inserts one row after the other. */
const CLAIM = `
  insert into usage_event_ids (project_id, event_id, content_hash, created_at)
  select project_id, event_id, decode(content_hash, 'hex'), created_at
  from unnest($1::int[], $2::text[], $3::text[], $4::timestamptz[])
    as sent(project_id, event_id, content_hash, created_at)
  on conflict do nothing`;

/** Places, from 1, of the identities that this transaction claimed. */
const CLAIMED = `
  select place::int from unnest($1::int[], $2::text[]) with ordinality as sent(project_id, event_id, place)
    join usage_event_ids as held using (project_id, event_id)
  where held.xmin = pg_current_xact_id()::xid`;

/** What became of a claim. */
export interface Claimed<Event> {
  /** The events whose identities were free, in the order given. */
  readonly fresh: readonly Event[];
  /** The events whose identities somebody holds. */
  readonly taken: readonly Event[];
}

/**
 * Takes the identities of events that nobody has recorded yet, within the caller's transaction. Waits
 * for another transaction that claims the same one, and then finds it taken. Only when there are fewer
 * than were sent it asks which: usually all are free.
 *
 * @param events each identity once, in one order everywhere
 */
export async function claimIdentities<Event extends Pick<RolledUpUsage, "event" | "createdAt" | "sealedHash">>(
  client: ClientBase,
  events: readonly Event[],
): Promise<Claimed<Event>> {
  const projects = plainArray(events.map(({ event }) => event.projectId));
  const ids = textArray(events.map(({ event }) => event.eventId));
  const hashes = plainArray(events.map(({ sealedHash }) => sealedHash));
  const times = plainArray(events.map(({ createdAt }) => createdAt));
  const claim = await client.query({ name: "claim-identities", text: CLAIM, values: [projects, ids, hashes, times] });
  if (claim.rowCount === events.length) return { fresh: events, taken: [] };
  const { rows } = await client.query<{ place: number }>({ name: "claimed", text: CLAIMED, values: [projects, ids] });
  const places = new Set(rows.map(({ place }) => place));
  return {
    fresh: events.filter((_, at) => places.has(at + 1)),
    taken: events.filter((_, at) => !places.has(at + 1)),
  };
}
