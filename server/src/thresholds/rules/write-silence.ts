import type { ClientBase, Pool } from "pg";
import { ADVISORY_LOCKS } from "../../core/advisory-locks.js";
import { inTransaction } from "../../core/in-transaction.js";
import type { Threshold } from "../threshold.js";
import { BEGIN_DECIDING } from "../begin-deciding.js";

/** A rule, and when something of it was recorded last. */
export interface Silence {
  readonly threshold: Pick<Threshold, "id" | "version">;
  readonly lastRequestAt: Date;
  readonly now: Date;
  /** Of the days that alerts are told in. */
  readonly zone: string;
}

/** Two silences of a day are one row, which opens again: both are told. */
const INSERT = `
  insert into usage_alerts (threshold_id, user_id, subject, threshold_type, threshold_value, level, period_start, period_end,
    timezone, used, details, crossed_at)
  select t.id, t.user_id, t.subject, 'NO_DATA', t.silent_minutes, 0, day, day + 1, $4::text,
    floor(extract(epoch from $5::timestamptz - $3::timestamptz) / 60), $6::jsonb, $5
  from usage_thresholds t cross join lateral (select ($3::timestamptz at time zone $4)::date as day) as last
  where t.id = $1 and t.version = $2 and t.alert_enabled and t.deleted_at is null
    and not exists (
      select from usage_alerts as known
      where known.threshold_id = t.id and known.threshold_type = 'NO_DATA'
        and (known.details ->> 'lastRequestAt')::timestamptz >= $3)
  on conflict (threshold_id, subject, threshold_type, period_start, level, threshold_value, timezone) do update
  set used = excluded.used, details = excluded.details, crossed_at = excluded.crossed_at, alert_sent_at = null,
    status = 'OPEN', resolution = null, resolved_at = null, snoozed_until = null, owner_id = null,
    version = usage_alerts.version + 1, changed_by = pg_current_xact_id()
  returning id, version`;

const NOTE = `insert into usage_alert_acts (alert_id, at, act) values ($1, $2, 'REOPENED')`;

/**
 * Adds the alert of a silence, once whoever else finds it.
 *
 * @returns how many were added
 */
export function insertSilence(pool: Pool, { threshold, lastRequestAt, now, zone }: Silence): Promise<number> {
  const details = JSON.stringify({ lastRequestAt });
  return inTransaction(
    pool,
    async (client, commit) => {
      const { rows } = await client.query<{ id: string; version: number }>(INSERT, [
        Number(threshold.id),
        threshold.version,
        lastRequestAt,
        zone,
        now,
        details,
      ]);
      for (const { id, version } of rows) if (version > 1) await client.query(NOTE, [id, now]);
      await commit();
      return rows.length;
    },
    BEGIN_DECIDING,
  );
}

/** In the order in which members lock alerts. */
const RECOVER = `
  with held as (
    select id from usage_alerts
    where threshold_id = $1 and threshold_type = 'NO_DATA' and status <> 'RESOLVED'
      and (details ->> 'lastRequestAt')::timestamptz < $2
    order by id for update
  ), recovered as (
    update usage_alerts a set status = 'RESOLVED', resolution = 'RECOVERED', resolved_at = $3, snoozed_until = null,
      version = a.version + 1, changed_by = pg_current_xact_id()
    from held where a.id = held.id returning a.id
  ), noted as (
    insert into usage_alert_acts (alert_id, at, act) select id, $3, 'RECOVERED' from recovered
  )
  select id::text as id from recovered order by recovered.id`;

/** Whoever tells takes this before it locks alerts. */
const BEGIN = `begin; select pg_advisory_xact_lock(${ADVISORY_LOCKS.tellAlerts})`;

/** Hands to the outbox that alerts recovered, in the transaction that resolves them. */
export type TellRecoveries = (client: Pick<ClientBase, "query">, alertIds: readonly string[]) => Promise<unknown>;

/**
 * Resolves alerts of silences that are over.
 *
 * @returns how many
 */
export function recoverSilence(pool: Pool, silence: Silence, tellRecoveries: TellRecoveries): Promise<number> {
  const { threshold, lastRequestAt, now } = silence;
  return inTransaction(
    pool,
    async (client, commit) => {
      const { rows } = await client.query<{ id: string }>(RECOVER, [Number(threshold.id), lastRequestAt, now]);
      await tellRecoveries(
        client,
        rows.map(({ id }) => id),
      );
      await commit();
      return rows.length;
    },
    BEGIN,
  );
}
