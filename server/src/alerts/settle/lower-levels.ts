import { hasHigherLevel, IS_OPEN } from "../../thresholds/higher-level.js";
import { superseding } from "../../thresholds/superseding.js";

const GROUP = "threshold_id, subject, period_start, threshold_value, timezone";
const groupOf = (alias: string) =>
  GROUP.split(", ")
    .map((column) => `${alias}.${column}`)
    .join(", ");

/**
 * Holds alerts `$1` with those of all levels beside them: who then changes some, and others because of these, has them in the
 * order in which everybody locks several.
 */
export const HOLD_GROUPS = `
  select from usage_alerts a
  where a.threshold_type = 'LEVEL' and (${groupOf("a")}) in (select ${GROUP} from usage_alerts where id = any ($1::bigint[]))
  order by a.id for update of a`;

/**
 * Below alerts `$1` that recovered with `$2` used: the highest level that is still reached is open again without being told
 * anew if they had superseded it, and if a member settled it nothing is; what they had superseded and is not reached any more
 * recovered with them, so that it may open again. Levels that the threshold has no longer stay what they are. Everything at `$3`.
 */
export const SETTLE_LOWER = `
  with recovered as (
    select ${GROUP}, level, seen.used as now_used
    from unnest($1::bigint[], $2::numeric[]) as seen (id, used) join usage_alerts using (id)
  ), lower as (
    select a.id, a.level, a.resolution, ${groupOf("a")},
      recovered.now_used * 100 >= a.threshold_value * a.level as is_reached
    from recovered
      join usage_alerts a on (${groupOf("a")}) = (${groupOf("recovered")}) and a.level < recovered.level
      join usage_thresholds t on t.id = a.threshold_id and a.level = any (t.levels)
    where a.threshold_type = 'LEVEL' order by a.id for update of a
  ), fallen as (
    update usage_alerts a
    set resolution = 'RECOVERED', resolved_at = $3, version = a.version + 1, changed_by = pg_current_xact_id()
    from lower where a.id = lower.id and lower.resolution = 'SUPERSEDED' and not lower.is_reached returning a.id
  ), highest as (
    select distinct on (${GROUP}) id, resolution from lower where is_reached order by ${GROUP}, level desc
  ), reopened as (
    update usage_alerts a
    set status = 'OPEN', resolution = null, resolved_at = null, version = a.version + 1, changed_by = pg_current_xact_id()
    from highest where a.id = highest.id and highest.resolution = 'SUPERSEDED'
      and not ${hasHigherLevel(IS_OPEN)} returning a.id
  )
  insert into usage_alert_acts (alert_id, at, act)
  select id, $3, 'RECOVERED' from fallen union all select id, $3, 'REOPENED' from reopened`;

/** Resolves what is open below the highest open level in the groups of alerts `$1`, at `$2`. */
export const SUPERSEDE_LOWER = `
  with held as (
    select a.id from usage_alerts a
    where a.status <> 'RESOLVED' and a.threshold_type = 'LEVEL' and ${hasHigherLevel(IS_OPEN)}
      and (${groupOf("a")}) in (select ${GROUP} from usage_alerts where id = any ($1::bigint[]))
    order by a.id for update of a
  ), ${superseding("$2")}`;
