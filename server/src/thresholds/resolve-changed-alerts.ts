import type { Statements } from "../core/statements.js";
import { hasHigherLevel, IS_OPEN } from "./higher-level.js";
import { limitColumns, overriding } from "./overriding.js";
import { superseding } from "./superseding.js";

interface ChangedThresholds {
  /** What changed, and what app users come under in its place; null: what a day or a week is, of all. */
  readonly ids: readonly number[] | null;
  readonly now: Date;
  /** Who changed it; null when no member did. */
  readonly memberId: number | null;
}

const COUNTED_IN = "(select value #>> '{}' from settings where key = 'countersTimezone')";
const WEEK_START = "coalesce((select (value #>> '{}')::int from settings where key = 'weekStart'), 1)";

/**
 * The period of alert `a` is one that threshold `t` has, in the days that usage is counted in. What is expected of a period
 * is expected of it in any zone, and told of it once.
 */
const HAS_PERIOD = `(a.threshold_type = 'PACE' or a.timezone = ${COUNTED_IN}) and case t.period
  when 'DAY' then a.period_end - a.period_start = 1
  when 'WEEK' then a.period_end - a.period_start = 7 and extract(isodow from a.period_start) = ${WEEK_START}
  when 'MONTH' then extract(day from a.period_start) = 1 and a.period_end = (a.period_start + interval '1 month')::date
  else (a.period_start, a.period_end) = (t.starts_on, t.ends_on) end`;

/** Where it was counted. */
const RUNS = "a.period_end > ($2::timestamptz at time zone a.timezone)::date";
const IS_WATCHED = "(t.deleted_at is null and t.alert_enabled)";

/** Whether alert `a` is something that threshold `t`, as it is now, speaks of. */
const IS_SAID = `(${IS_WATCHED}
  and (t.kind <> 'LIMIT' or a.threshold_value = t.limit_amount and ${HAS_PERIOD}
    and case a.threshold_type when 'PACE' then t.pace else a.level = any (t.levels) end)
  and not (t.scope = 'EACH_USER' and exists (
    select from ${overriding(limitColumns("t"))} and own.user_id = a.user_id)))`;

const NOTED = `insert into usage_alert_acts (alert_id, at, member_id, act)`;

/** Alerts of the thresholds that changed, in the order in which members lock them. */
const heldIf = (condition: string) => `held as (
  select a.id from usage_alerts a join usage_thresholds t on t.id = a.threshold_id
  where ($1::int[] is null or t.id = any ($1)) and ${condition} order by a.id for update of a
)`;

/** Superseded by what is not told either. */
const IS_UNTOLD = "a.resolution = 'SUPERSEDED' and a.alert_sent_at is null";

const IS_SAID_NO_MORE = `(a.status <> 'RESOLVED' or ${IS_UNTOLD}) and not ${IS_SAID} and (${RUNS} or not ${IS_WATCHED})`;

const RESOLVE = `
  with ${heldIf(IS_SAID_NO_MORE)}, resolved as (
    update usage_alerts a
    set status = 'RESOLVED', resolution = 'THRESHOLD_CHANGED', resolved_at = $2, snoozed_until = null,
        version = a.version + 1, changed_by = pg_current_xact_id()
    from held where a.id = held.id returning a.id
  )
  ${NOTED} select id, $2, $3, 'THRESHOLD_CHANGED' from resolved`;

/** What a level superseded that the threshold has no longer. */
const IS_HIGHEST = `a.resolution = 'SUPERSEDED' and a.threshold_type = 'LEVEL'
  and not ${hasHigherLevel("higher.level = any (t.levels)")}`;

const IS_SAID_AGAIN = `(a.resolution = 'THRESHOLD_CHANGED' or ${IS_HIGHEST}) and ${IS_SAID} and ${RUNS}`;

const REOPEN = `
  with ${heldIf(IS_SAID_AGAIN)}, reopened as (
    update usage_alerts a
    set status = 'OPEN', resolution = null, resolved_at = null, version = a.version + 1, changed_by = pg_current_xact_id()
    from held where a.id = held.id returning a.id
  )
  ${NOTED} select id, $2, $3, 'REOPENED' from reopened`;

const IS_OPEN_LEVEL = "a.status <> 'RESOLVED' and a.threshold_type = 'LEVEL'";

const SUPERSEDE = `with ${heldIf(`${IS_OPEN_LEVEL} and ${hasHigherLevel(IS_OPEN)}`)}, ${superseding("$2")}`;

/** All that the statements after it change, so that they are locked in one order. */
const HOLD = `
  with ${heldIf(`(${IS_SAID_NO_MORE} or ${IS_SAID_AGAIN} or ${IS_OPEN_LEVEL} and ${hasHigherLevel("true")})`)}
  select count(*) from held`;

/**
 * Resolves alerts that thresholds which were just written, or which have other periods now, speak of no longer, and opens
 * those of running periods again that they speak of once more; of several levels the highest. Of other periods that are over,
 * alerts stay what they are, unless nothing is watched any more.
 */
export async function resolveChangedAlerts(
  client: Statements,
  { ids, now, memberId }: ChangedThresholds,
): Promise<void> {
  await client.query(HOLD, [ids, now]);
  await client.query(RESOLVE, [ids, now, memberId]);
  await client.query(REOPEN, [ids, now, memberId]);
  await supersedeOpenLevels(client, ids, now);
}

/**
 * Of the open levels of a period, resolves all but the highest.
 *
 * @param ids of thresholds; null for all
 */
export async function supersedeOpenLevels(client: Statements, ids: readonly number[] | null, now: Date): Promise<void> {
  await client.query(SUPERSEDE, [ids, now]);
}
