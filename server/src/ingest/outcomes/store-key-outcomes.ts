import type { Pool } from "pg";
import type { KeyOutcome } from "./key-outcomes.js";

/** Replicas write in any order: of each half the later one stays. A key that is gone meanwhile is left out. */
const STORE = `
  insert into api_key_outcomes as o (
    api_key_id, event_id, recorded_at, rejected_at, rejected_code, rejected_field, rejected_message)
  select s.* from unnest($1::int[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[], $7::text[])
    as s (api_key_id, event_id, recorded_at, rejected_at, rejected_code, rejected_field, rejected_message)
  join api_keys k on k.id = s.api_key_id
  order by s.api_key_id
  on conflict (api_key_id) do update set
    (event_id, recorded_at) = (select x.event_id, x.recorded_at
      from (values (o.event_id, o.recorded_at), (excluded.event_id, excluded.recorded_at)) as x (event_id, recorded_at)
      order by x.recorded_at desc nulls last limit 1),
    (rejected_at, rejected_code, rejected_field, rejected_message) = (select x.*
      from (values (o.rejected_at, o.rejected_code, o.rejected_field, o.rejected_message),
        (excluded.rejected_at, excluded.rejected_code, excluded.rejected_field, excluded.rejected_message)) as x (at)
      order by x.at desc nulls last limit 1)`;

/** Ordered by key, so that two replicas wait for one another instead of for ever. */
export async function storeKeyOutcomes(pool: Pool, outcomes: ReadonlyMap<number, KeyOutcome>): Promise<void> {
  const rows = [...outcomes];
  await pool.query(STORE, [
    rows.map(([id]) => id),
    rows.map(([, { recorded }]) => recorded?.eventId ?? null),
    rows.map(([, { recorded }]) => recorded?.at ?? null),
    rows.map(([, { refused }]) => refused?.at ?? null),
    rows.map(([, { refused }]) => refused?.code ?? null),
    rows.map(([, { refused }]) => refused?.field ?? null),
    rows.map(([, { refused }]) => refused?.message ?? null),
  ]);
}
