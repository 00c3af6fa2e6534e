import { type Kysely, sql } from "kysely";
import { floorToQuarterHour } from "../../core/domain/zoned-time.js";
import type { UsageTables } from "../tables.js";
import { COUNTERS_ZONE, type ReadSpan, type StampRow, toStamp } from "./read-stamp.js";

/** As `readStamp`, of each of some spans by itself. */
export async function readPartStamps(db: Kysely<UsageTables>, spans: readonly ReadSpan[]): Promise<readonly string[]> {
  const [starts, lasts, buckets, ends] = [
    spans.map(({ from }) => from),
    spans.map(({ to }) => new Date(to.getTime() - 1)),
    spans.map(({ from }) => floorToQuarterHour(from)),
    spans.map(({ to }) => to),
  ].map(listOf);
  // Most of what waits is of the running day, which parts are seldom of: it is left out before parts are looked at.
  const { rows } = await sql<StampRow>`
    with part as materialized (
      select place, bucket, until, (first at time zone ${COUNTERS_ZONE})::date as first_day,
             (last at time zone ${COUNTERS_ZONE})::date as last_day
      from unnest(${starts}, ${lasts}, ${buckets}, ${ends}) with ordinality as part (first, last, bucket, until, place)
    ), waiting as materialized (
      select bucket_start from usage_deltas
      where bucket_start >= (select min(bucket) from part) and bucket_start < (select max(until) from part)
    )
    select (select version from changes where topic = 'settings') as settings,
           (select version from changes where topic = 'usage_answers') as answers,
           (select coalesce(sum(v.version), 0) from usage_day_versions v
            where v.day between part.first_day and part.last_day) as merged,
           (select count(*) from waiting w where w.bucket_start >= part.bucket and w.bucket_start < part.until) as waiting
    from part order by place`.execute(db);
  return rows.map(toStamp);
}

function listOf(instants: readonly Date[]) {
  return sql`${sql.val(instants.map((at) => at.toJSON()))}::timestamptz[]`;
}
