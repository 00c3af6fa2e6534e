import type { Pool } from "pg";
import { listDay, LISTS_IN_STEP } from "./day-tops.js";
import { MOST_CHANGED } from "./span-tops.js";
import { whileNobodyMerges } from "./while-nobody-merges.js";

/** Lists are made anew before they are of no more use. */
const ENOUGH_CHANGED = MOST_CHANGED / 4;

/** The day of `$1`, and the day before until it is in a span. */
const NEXT = `
  with today as (
    select ($1::timestamptz at time zone (select value #>> '{}' from settings where key = 'countersTimezone'))::date as today
  )
  select day::text as day from today cross join unnest(array[today, today - 1]) as day
  where not exists (select from usage_built_spans where days = 1 and first_day = day)
    and day not in (select day from ${LISTS_IN_STEP} and cardinality(changed) <= ${ENOUGH_CHANGED})
  order by day desc limit 1`;

/** Days that are over for long are in spans, and were of no use here since. */
const FORGET = "delete from usage_day_tops where day < ($1::timestamptz at time zone 'UTC')::date - 3";

/**
 * Lists the app users with most of the running day, and of the day before while it is in no span, where there are no lists
 * that follow it or where many changed since.
 *
 * @param length of a list
 * @returns how many days were listed; comes back early when somebody counts for longer than others should wait
 */
export async function listRunningDays(pool: Pool, now: Date, length?: number): Promise<number> {
  await pool.query(FORGET, [now]);
  let listed = 0;
  while (listed < 2 && (await listNext(pool, now, length))) listed += 1;
  return listed;
}

async function listNext(pool: Pool, now: Date, length?: number): Promise<boolean> {
  const isDue = await pool.query(NEXT, [now]); // asked before anybody is kept waiting
  if (isDue.rowCount === 0) return false;
  return whileNobodyMerges(pool, async (client) => {
    const { rows } = await client.query<{ day: string }>(NEXT, [now]);
    const [next] = rows;
    if (next !== undefined) await listDay(client, next.day, length);
    return next !== undefined;
  });
}
