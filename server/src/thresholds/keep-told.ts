import type { Statements } from "../core/statements.js";

/**
 * Alert `former` was really told: marked is also what was muted, or was resolved before anybody was told. Where there are no
 * channels there never is a message.
 */
const WAS_TOLD = `former.alert_sent_at is not null and (
  exists (select from alert_deliveries as d where d.alert_ids @> array[former.id])
  or exists (select from usage_alert_acts as act where act.alert_id = former.id and act.act = 'TOLD_BEFORE')
  or not exists (select from usage_threshold_channels as c where c.threshold_id = former.threshold_id)
    and not exists (select from usage_alert_acts as act where act.alert_id = former.id and act.act = 'MUTED'))`;

/** Of a former period that runs at `$1` as well, the same level of the same limit of the same subject was told. */
const TOLD_BEFORE = `exists (
  select from usage_alerts as former
  where (former.threshold_id, former.subject, former.threshold_type, former.level, former.threshold_value)
      = (a.threshold_id, a.subject, 'LEVEL', a.level, a.threshold_value)
    and (former.timezone, former.period_start, former.period_end) <> (a.timezone, a.period_start, a.period_end)
    and ${WAS_TOLD}
    and former.period_start <= ($1::timestamptz at time zone former.timezone)::date
    and former.period_end > ($1::timestamptz at time zone former.timezone)::date)`;

/** A period that runs at `$1`, in the days that usage is counted in now. */
const RUNS = `a.timezone = (select value #>> '{}' from settings where key = 'countersTimezone')
  and a.period_start <= ($1::timestamptz at time zone a.timezone)::date
  and a.period_end > ($1::timestamptz at time zone a.timezone)::date`;

const KEEP = `
  with held as (
    select a.id from usage_alerts as a
    where a.alert_sent_at is null and a.threshold_type = 'LEVEL' and ${RUNS} and ${TOLD_BEFORE}
    order by a.id for update of a
  ), kept as (
    update usage_alerts as a set alert_sent_at = now(), changed_by = pg_current_xact_id()
    from held where a.id = held.id returning a.id
  )
  insert into usage_alert_acts (alert_id, at, act) select id, $1, 'TOLD_BEFORE' from kept order by id`;

/**
 * Keeps alerts of running periods from being told that are there because days or weeks are others now, where the period that
 * ran until then was told of the same level: whoever heard of it knows, though not all of that usage need be in both. Who
 * added them does not matter: a merge may count in the new days before they are evaluated.
 */
export async function keepTold(client: Statements, at: Date): Promise<void> {
  await client.query(KEEP, [at]);
}
