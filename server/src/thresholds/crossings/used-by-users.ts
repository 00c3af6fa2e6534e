import { USER_COUNTERS_TARGET } from "../../usage/merge/user-counters-target.js";
import { hashed } from "./hashed.js";
import type { Look } from "./look.js";
import { ADDED_UP, AMOUNT } from "./windows.js";

const IN_WINDOW = "day >= first_day and day < end_day";
const SUMS = "requests, input_tokens, output_tokens, total_tokens, cost";
const FOUND = `threshold_id, first_day, user_id, ${AMOUNT} as amount, least_amount`;
const gate = (scope: string) => `exists (select from windows where scope = '${scope}')`;

/**
 * Rows of app users, each with every one of `windows` that it belongs to.
 *
 * @param rows name of a table with `user_id` and sums
 * @param belongs whether a row and a window of the same app user belong together
 */
function belonging(rows: string, belongs: string): string {
  return `
    select ${FOUND} from windows cross join (select * from ${rows} where ${gate("EACH_USER")}) as rows
    where scope = 'EACH_USER' and ${belongs}
    union all
    select ${FOUND} from ${hashed(
      "(select *, owner_id as user_id from windows where scope = 'USER') as own",
      `(select * from ${rows} where ${gate("USER")}) as rows`,
      "user_id",
    )} as pairs
    where ${belongs}`;
}

/** Counters that are all of their window; which are too little to reach a level is seen at once. */
const COUNTED = belonging(
  USER_COUNTERS_TARGET.name,
  `every = upper(period) and period_start = first_day and ${AMOUNT} * 100 >= least_amount`,
);

/** What is merged of whoever is in `gains`: found one by one, never by looking at everybody. */
const FORMER = `
  select ${FOUND}
  from (select distinct threshold_id, first_day, user_id from gains) as touched
    join parts using (threshold_id, first_day)
    cross join lateral (
      select ${SUMS} from usage_user_counters as counters
      where (counters.period, counters.period_start, counters.user_id) = (part, part_start, touched.user_id) offset 0
    ) as former`;

/** What is merged of everybody. */
const EVERYBODY = ["EACH_USER", "USER"].map(
  (scope) => `
    select ${FOUND}
    from parts cross join lateral (
      select user_id, ${SUMS} from usage_user_counters as counters
      where (counters.period, counters.period_start) = (part, part_start)
        ${scope === "USER" ? "and counters.user_id = owner_id" : ""} offset 0
    ) as everybody
    where scope = '${scope}'`,
);

/** A part of what app users used in windows, and whether it is why one looks. */
const pieces = (rows: string, isTouched: boolean) => `select *, ${isTouched} as is_touched from (${rows}) as pieces`;

const PIECES: Readonly<Record<Look, readonly string[]>> = {
  merged: [pieces(COUNTED, true), pieces("select * from gains", true), pieces(FORMER, false)],
  waiting: [pieces("select * from gains", true), pieces(FORMER, false)],
  running: [pieces("select * from gains", true), ...EVERYBODY.map((rows) => pieces(rows, true))],
};

/** Sums by app user and day of rows that are named, if anybody is watched in such windows. */
const byDay = (rows: string, which: string) => `
  select day, user_id, ${ADDED_UP} from ${rows}
  where user_id <> 0 and exists (select from windows where scope in ('EACH_USER', 'USER') and ${which})
  group by day, user_id`;

/** A merge returns counters of days and months; weeks and what happens once are added up. */
const ADDED_UP_OF: Readonly<Record<Look, string>> = {
  merged: "every in ('WEEK', 'ONCE')",
  waiting: "true",
  running: "true",
};

/** Of whoever has something recent, all that waits is added up. */
const TAKEN: Readonly<Record<Look, string>> = {
  merged: "taken",
  waiting: "(select * from taken where user_id in (select user_id from recent)) as taken",
  running: "taken",
};

/** CTEs up to `used_by_users`: what app users used in `windows`, where it reaches the lowest level. */
export function usedByUsers(look: Look): string {
  return `
    gained as materialized (${byDay(`${TAKEN[look]} join local_days using (bucket_start)`, ADDED_UP_OF[look])}),
    gains as materialized (${belonging("gained", `${IN_WINDOW} and ${ADDED_UP_OF[look]}`)}),
    used_by_users as (
      select threshold_id, first_day, user_id, sum(amount) as used
      from (${PIECES[look].join(" union all ")}) as pieces
      group by threshold_id, first_day, user_id
      having bool_or(is_touched) and sum(amount) * 100 >= min(least_amount)
    )`;
}

/** CTEs up to `taken_of_users`: what waits to be taken away of app users, in windows; looked for when something is `fresh`. */
export const TAKEN_OF_USERS = `
  lessening as materialized (
    ${byDay("waiting", "exists (select from fresh)")}
  ), taken_of_users as (
    select threshold_id, first_day, user_id::text as subject, sum(amount) as less
    from (${belonging("lessening", IN_WINDOW)}) as pieces group by threshold_id, first_day, user_id
  )`;
