import type { PoolClient } from "pg";
import type { BucketRange } from "../find-rollup-drift.js";
import { AROUND_MIDNIGHT } from "../local-periods.js";
import { LONGER_SPANS, spanOf } from "./active-spans.js";
import { countedDays } from "./counted-active-users.js";
import { NO_USERS } from "./user-blocks.js";

const DAYS = `
  days as (
    select name, ($1::timestamptz at time zone name)::date as first_day,
           (($2::timestamptz - interval '1 microsecond') at time zone name)::date as last_day
    from (select value #>> '{}' as name from settings where key = 'countersTimezone') as zone
  )`;

const ON_DAYS = `
  bucket_start >= (select first_day::timestamp at time zone name - ${AROUND_MIDNIGHT} from days)
  and bucket_start < (select (last_day + 1)::timestamp at time zone name + ${AROUND_MIDNIGHT} from days)
  and (bucket_start at time zone (select name from days))::date
    between (select first_day from days) and (select last_day from days)`;

const COUNTED = countedDays("(select name from days)", ON_DAYS);

/** What longer spans that touch the days must be, from days as they are kept. */
const UNITED = `
  select lengths.days, ${spanOf("day", "lengths.days")} as day, dimension_id, block, bit_or(users) as users,
         bit_or(coalesce(known, users)) as known, sum(cost) as cost
  from usage_active_users as kept cross join ${LONGER_SPANS} cross join days
  where kept.days = 1 and day >= ${spanOf("first_day", "lengths.days")} and day < ${spanOf("last_day", "lengths.days")} + lengths.days
  group by 1, 2, 3, 4`;

const TOUCHES = "kept.day > first_day - kept.days and kept.day <= last_day";

const FIND = `
  with ${DAYS}, expected as (
    select 1 as days, day, dimension_id, block, users, known, cost from (${COUNTED}) as counted
    union all ${UNITED}
  ), kept as (select kept.* from usage_active_users as kept join days on ${TOUCHES})
  select count(*)::int as rows from expected full join kept using (days, day, dimension_id, block)
  where coalesce(expected.users, ${NO_USERS}) <> coalesce(kept.users, ${NO_USERS})
     or coalesce(expected.known, ${NO_USERS}) <> coalesce(kept.known, kept.users, ${NO_USERS})
     or coalesce(expected.cost, 0) <> coalesce(kept.cost, 0)`;

const REMOVE = `with ${DAYS} delete from usage_active_users as kept using days where ${TOUCHES}`;
const COLUMNS = "(days, day, dimension_id, block, users, known, cost)";
const COUNT_DAYS = `
  with ${DAYS}
  insert into usage_active_users ${COLUMNS}
  select 1, day, dimension_id, block, users, nullif(known, users), cost from (${COUNTED}) as counted order by 1, 2, 3, 4`;
const UNITE_DAYS = `
  with ${DAYS}
  insert into usage_active_users ${COLUMNS}
  select days, day, dimension_id, block, users, nullif(known, users), cost from (${UNITED}) as united order by 1, 2, 3, 4`;

/**
 * How many rows of active users differ: of every local day that the buckets lie in, from the merged rollup by app
 * user; of longer spans with one of them, from their days.
 *
 * @param client in a transaction that reads one snapshot
 */
export async function countActiveUserDrift(client: PoolClient, { from, to }: BucketRange): Promise<number> {
  const { rows } = await client.query<{ rows: number }>(FIND, [from, to]);
  return rows[0]?.rows ?? 0;
}

/**
 * Makes those days and spans anew. Bits cannot be put right by adding, so nothing is merged meanwhile; recording
 * goes on.
 *
 * @param client in a transaction that began with `BEGIN_MERGING`
 */
export async function countActiveUsersAnew(client: PoolClient, { from, to }: BucketRange): Promise<void> {
  for (const statement of [REMOVE, COUNT_DAYS, UNITE_DAYS]) await client.query(statement, [from, to]);
}
