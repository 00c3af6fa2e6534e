import type { ClientBase } from "pg";
import { plainArray, textArray } from "./array-literal.js";
import type { RolledUpUsage } from "./domain/roll-up.js";

/**
 * Tells the places of the events whose identities were taken, not those that were free: usually there
 * are none. The timezone is read here because this is the one answer that recording waits for.
 */
const CLAIM = `
  with sent as (
    select * from unnest($1::int[], $2::text[], $3::text[], $4::timestamptz[])
      with ordinality as sent(project_id, event_id, content_hash, created_at, place)
  ), claimed as (
    insert into usage_event_ids (project_id, event_id, content_hash, created_at)
    select project_id, event_id, decode(content_hash, 'hex'), created_at from sent order by place
    on conflict do nothing
    returning project_id, event_id
  )
  select
    case when (select count(*) from claimed) < (select count(*) from sent) then (
      select array_agg(place::int) from sent
      where not exists (select from claimed where (project_id, event_id) = (sent.project_id, sent.event_id))
    ) end as taken,
    (select value #>> '{}' from settings where key = 'countersTimezone') as timezone`;

/** What became of a claim. */
export interface Claimed<Event> {
  /** The events whose identities were free, in the order given. */
  readonly fresh: readonly Event[];
  /** The events whose identities somebody holds. */
  readonly taken: readonly Event[];
  /** IANA zone whose days and months are counted; holds until the end of the transaction. */
  readonly timezone: string;
}

/**
 * Takes the identities of events that nobody has recorded yet, within the caller's transaction. Waits
 * for another transaction that claims the same one, and then finds it taken.
 *
 * @param events each identity once, in one order everywhere
 */
export async function claimIdentities<Event extends Pick<RolledUpUsage, "event" | "createdAt">>(
  client: ClientBase,
  events: readonly Event[],
): Promise<Claimed<Event>> {
  const { rows } = await client.query<{ taken: number[] | null; timezone: string | null }>({
    name: "claim-identities",
    text: CLAIM,
    values: [
      plainArray(events.map(({ event }) => event.projectId)),
      textArray(events.map(({ event }) => event.eventId)),
      plainArray(events.map(({ event }) => event.contentHash)),
      plainArray(events.map(({ createdAt }) => createdAt)),
    ],
  });
  const [row] = rows;
  if (row === undefined || row.timezone === null) throw new Error("the timezone of the counters is not stored");
  if (row.taken === null) return { fresh: events, taken: [], timezone: row.timezone };
  const places = new Set(row.taken);
  return {
    fresh: events.filter((_, at) => !places.has(at + 1)),
    taken: events.filter((_, at) => places.has(at + 1)),
    timezone: row.timezone,
  };
}
