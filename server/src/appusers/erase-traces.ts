import type { Pool } from "pg";

/** Older than anything that may still be on its way to be recorded for somebody who was erased meanwhile. */
const SETTLED = "interval '1 minute'";

const DAYS = `
  select day::date::text as day from generate_series(
    (select min(created_at) at time zone 'UTC' from token_usage)::date::timestamp,
    (select max(created_at) at time zone 'UTC' from token_usage)::date::timestamp,
    interval '1 day'
  ) as day where exists (
    select from token_usage where user_id = $1 and (created_at at time zone 'UTC')::date = day::date
      and created_at >= day at time zone 'UTC' and created_at < (day + interval '1 day') at time zone 'UTC'
  )`;

/** The stored hash of an event's content covers the outside id; the names that the sender chose may lead to a person. */
const ERASE_OF_DAY = `
  with erased as (
    update token_usage set note_id = null, request_id = null, fingerprint = null, tags = null
    where user_id = $1 and (created_at at time zone 'UTC')::date = $2::date
      and created_at >= $2::date::timestamp at time zone 'UTC'
      and created_at < ($2::date + 1)::timestamp at time zone 'UTC'
    returning project_id, event_id
  ), told as (
    -- What notes cost is told differently from now on, and no difference says so.
    update changes set version = version + 1 where topic = 'usage_answers'
  )
  update usage_event_ids as held set content_hash = '' from erased
  where held.project_id = erased.project_id and held.event_id = erased.event_id and held.content_hash <> ''`;

const TRACES = "'{note_id, request_id, fingerprint, tags}'::text[]";
/** The table hardly grows, and has no index by app user. */
const ERASE_CORRECTIONS = `
  update usage_corrections set
    before = case when before ->> 'user_id' = $1 then before - ${TRACES} else before end,
    after = case when after ->> 'user_id' = $1 then after - ${TRACES} else after end
  where $1 in (before ->> 'user_id', after ->> 'user_id')`;

/**
 * Removes from the requests of erased app users what could still lead to the person: ids and tags that the sender chose,
 * and what confirms a guess of the outside id. Sums do not change. Safe to repeat; ends after the day in hand.
 */
export async function eraseTraces(pool: Pool, signal: AbortSignal): Promise<void> {
  const { rows: users } = await pool.query<{ id: string }>(
    `select id::text as id from app_users
     where erased_at < now() - ${SETTLED} and traces_erased_at is null order by erased_at`,
  );
  for (const { id } of users) {
    const { rows: days } = await pool.query<{ day: string }>(DAYS, [id]);
    for (const { day } of days) {
      if (signal.aborted) return;
      await pool.query(ERASE_OF_DAY, [id, day]);
    }
    await pool.query(ERASE_CORRECTIONS, [id]);
    await pool.query("update app_users set traces_erased_at = now() where id = $1", [id]);
  }
}
