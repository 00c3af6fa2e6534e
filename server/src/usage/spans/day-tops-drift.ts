import type { ClientBase, PoolClient } from "pg";
import { RANKED_COLUMNS } from "../domain/span-of-days.js";
import type { BucketRange } from "../find-rollup-drift.js";
import { PERIODS } from "../local-periods.js";
import { LISTS_IN_STEP } from "./day-tops.js";

const MISSING = RANKED_COLUMNS.map(
  (column) => `
    (user_id <> all (${column}_users)
      and (is_all or counters.${column} > ${column}_amounts[cardinality(${column}_amounts)]))`,
).join(" or ");

/** App users of those days with more than the last of a list, whom neither the list nor what is beside it names. */
const FIND = `${PERIODS}, lists as materialized (
    select tops.* from ${LISTS_IN_STEP} and day >= (select first_day from periods) and day < (select end_day from periods)
  )
  select count(*)::int as rows from lists join usage_user_counters as counters
    on counters.period = 'day' and counters.period_start = lists.day
  where user_id <> all (changed) and (${MISSING})`;

const FORGET = `${PERIODS}
  delete from usage_day_tops where day >= (select first_day from periods) and day < (select end_day from periods)`;

/**
 * How many app users are missing in the lists of days that the buckets lie in.
 *
 * @param client in a transaction that reads one snapshot
 */
export async function countDayTopsDrift(client: PoolClient, { from, to }: BucketRange): Promise<number> {
  const { rows } = await client.query<{ rows: number }>(FIND, [from, to]);
  return rows[0]?.rows ?? 0;
}

/** Lists of those days are gone until they are made anew. */
export async function forgetDayTops(client: ClientBase, { from, to }: BucketRange): Promise<void> {
  await client.query(FORGET, [from, to]);
}
