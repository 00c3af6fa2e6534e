import { limitColumns, overriding } from "../overriding.js";
import { hashed } from "./hashed.js";
import type { Look } from "./look.js";
import { TAKEN_OF_OTHERS, usedByOthers } from "./used-by-others.js";
import { TAKEN_OF_USERS, usedByUsers } from "./used-by-users.js";
import { CALENDAR, PARTS, watched, WINDOWS } from "./windows.js";

/** An app user with limits of its own, on or off, has none of those that are for each. */
const OVERRIDDEN = `exists (
  select from ${overriding(limitColumns("reached", "every"))} and own.user_id = reached.user_id)`;

const TOUCHED_DAYS: Readonly<Record<Look, string>> = {
  merged: "select distinct day from local_days where exists (select from watched)",
  waiting: "select distinct day from recent join local_days using (bucket_start) where exists (select from watched)",
  running: "select ($2::timestamptz at time zone zone)::date as day from calendar",
};

const WINDOW =
  "threshold_id, scope, meter, every, starts_on, ends_on, limit_amount, levels, least_amount, zone, first_day, end_day";

/** Levels that are reached and not told, if nothing waits that takes away. */
const FRESH = `
  select reached.*, step.level from reached cross join unnest(levels) as step (level)
  where used * 100 >= limit_amount * step.level
    and not exists (
      select from usage_alerts as known
      where (known.threshold_id, known.subject, known.threshold_type, known.period_start, known.level, known.threshold_value,
             known.timezone)
        = (reached.threshold_id, reached.subject, 'LEVEL', reached.first_day, step.level, reached.limit_amount, reached.zone))
    and (user_id is null or exists (select from app_users where app_users.id = user_id))
    and not (scope = 'EACH_USER' and ${OVERRIDDEN})`;

/** A merge also counts what takes away and stays where it is: it may belong to what is added. */
const LASTING: Readonly<Record<Look, string>> = {
  merged: `
    ${TAKEN_OF_USERS}, ${TAKEN_OF_OTHERS}, less as (
      select * from taken_of_users union all select * from taken_of_others
    ), lasting as (
      select *, used + coalesce(less, 0) as remaining
      from ${hashed("fresh", "less", "threshold_id, first_day, subject")} as pairs where level is not null
    )`,
  waiting: "lasting as (select *, used as remaining from fresh)",
  running: "lasting as (select *, used as remaining from fresh)",
};

/** Levels that are told, of a subject and period only the highest as something to see to. */
const DUE = `
  select *, level < max(level) over (partition by threshold_id, subject, first_day) or exists (
      select from usage_alerts as higher
      where (higher.threshold_id, higher.subject, higher.threshold_type, higher.period_start, higher.threshold_value,
             higher.timezone)
          = (lasting.threshold_id, lasting.subject, 'LEVEL', lasting.first_day, lasting.limit_amount, lasting.zone)
        and higher.level > lasting.level and higher.status <> 'RESOLVED') as is_overtaken
  from lasting where remaining * 100 >= limit_amount * level`;

/**
 * The insert of crossings that are not known, in the order of their key: who looks at the same time waits for the other's
 * and never in a ring. An app user that is gone crosses nothing. What a higher level has overtaken is resolved from the
 * beginning. Returns what `supersedeLower` reads.
 *
 * @param which narrows `t`, a row of `usage_thresholds`
 */
export function insertCrossings(look: Look, which = "true"): string {
  return `
    with calendar as materialized (${CALENDAR}), watched as materialized (${watched(which)}),
    touched_days as materialized (${TOUCHED_DAYS[look]}),
    windows as materialized (${WINDOWS}), parts as materialized (${PARTS}),
    ${usedByUsers(look)}, ${usedByOthers(look)},
    reached as (
      select ${WINDOW}, user_id, user_id::text as subject, used, null::numeric as unpriced
      from ${hashed("used_by_users", "windows", "threshold_id, first_day")} as pairs where user_id is not null
      union all
      select ${WINDOW}, null, subject, used, unpriced
      from used_by_others join windows using (threshold_id, first_day) where used * 100 >= least_amount
    ), fresh as materialized (${FRESH}), ${LASTING[look]}
    insert into usage_alerts (threshold_id, user_id, subject, threshold_type, threshold_value, level, period_start,
      period_end, timezone, used, details, is_late, status, resolution, resolved_at)
    select threshold_id, user_id, subject, 'LEVEL', limit_amount, level, first_day, end_day, zone, remaining,
           case when meter = 'COST' and unpriced > 0 then jsonb_build_object('unpriced', unpriced) end,
           (now() at time zone zone)::date >= end_day, case when is_overtaken then 'RESOLVED' else 'OPEN' end,
           case when is_overtaken then 'SUPERSEDED' end, case when is_overtaken then now() end
    from (${DUE}) as due
    order by threshold_id, subject, first_day, level
    on conflict do nothing
    returning id, threshold_id, subject, period_start, threshold_value, timezone, level, status`;
}
