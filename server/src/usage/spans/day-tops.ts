import type { ClientBase } from "pg";
import { RANKED_COLUMNS } from "../domain/span-of-days.js";
import { LIST_COLUMNS, LISTED_ANEW, listsOfMost } from "./lists-of-most.js";

/** A ranking reads all of them: an app user far down a list may have come to the top since it was made. */
const LIST_LENGTH = 500;

const ZONE = "(select value #>> '{}' from settings where key = 'countersTimezone')";

/**
 * Lists that nobody changed a day behind, as `tops`, with what follows them as `version`. Whoever changes sums of a day
 * raises its version; who also tells the lists whom raises theirs.
 */
export const LISTS_IN_STEP = `
  usage_day_tops as tops left join usage_day_versions as versions using (day)
  where changed is not null and tops.version = coalesce(versions.version, 0) and zone = ${ZONE}`;

const EVERYBODY = `
  select user_id, ${RANKED_COLUMNS.join(", ")} from usage_user_counters where period = 'day' and period_start = $1::date`;

const LIST = `
  insert into usage_day_tops (day, zone, version, is_all, ${LIST_COLUMNS.join(", ")})
  select $1::date, ${ZONE}, coalesce((select version from usage_day_versions where day = $1::date), 0), lists.*
  from (${listsOfMost(EVERYBODY, "$2")}) as lists
  on conflict (day) do update set zone = excluded.zone, version = excluded.version, ${LISTED_ANEW}`;

/**
 * Lists the app users with most of a day that is in no span, by each sum that a ranking may go by.
 *
 * @param client in a transaction while nobody merges or repairs
 * @param day in the zone of the counters, `2026-11-26`
 * @param length of a list; app users beyond it are known to have no more than its last
 */
export async function listDay(client: ClientBase, day: string, length = LIST_LENGTH): Promise<void> {
  await client.query(LIST, [day, length]);
}
