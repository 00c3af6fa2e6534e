import type { Pool } from "pg";
import { ADVISORY_LOCKS } from "../../core/advisory-locks.js";
import { inTransaction } from "../../core/in-transaction.js";
import { BEGIN_DECIDING } from "../begin-deciding.js";
import { type ArchiveTrouble, wordsOfTroubles } from "../domain/archive-trouble.js";
import type { TellRecoveries } from "./write-silence.js";

/** Nobody sets it: it is there once there is something to tell, and tells through every channel. */
const THRESHOLD =
  "insert into usage_thresholds (kind, scope, tells_recovery) values ('ARCHIVE', 'OVERALL', true) on conflict do nothing";

/** Of a day there is one, which opens again with what is new; what was open of a day before is that one. */
const TELL = `
  with threshold as (
    select id from usage_thresholds where kind = 'ARCHIVE'
  ), renewed as (
    update usage_alerts a
    set details = $1::jsonb, used = $2, crossed_at = $3, alert_sent_at = null, status = 'OPEN', snoozed_until = null,
      owner_id = null, version = a.version + 1, changed_by = pg_current_xact_id()
    from threshold where a.threshold_id = threshold.id and a.status <> 'RESOLVED' returning a.id
  ), added as (
    insert into usage_alerts (threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone, used,
      details, crossed_at)
    select threshold.id, 'ARCHIVE', 0, 0, day, day + 1, zone, $2, $1::jsonb, $3
    from threshold, lateral (
      select value #>> '{}' as zone, ($3::timestamptz at time zone (value #>> '{}'))::date as day
      from settings where key = 'reportingTimezone'
    ) as today
    where not exists (select from renewed)
    on conflict (threshold_id, subject, threshold_type, period_start, level, threshold_value, timezone) do update
    set used = excluded.used, details = excluded.details, crossed_at = excluded.crossed_at, alert_sent_at = null,
      status = 'OPEN', resolution = null, resolved_at = null, snoozed_until = null, owner_id = null,
      version = usage_alerts.version + 1, changed_by = pg_current_xact_id()
    returning id, version
  )
  insert into usage_alert_acts (alert_id, at, act)
  select id, $3, 'REOPENED' from renewed union all select id, $3, 'REOPENED' from added where version > 1`;

/** @param troubles one or more */
export function tellArchiveTrouble(pool: Pool, troubles: readonly ArchiveTrouble[], now: Date): Promise<void> {
  const details = JSON.stringify({ troubles, ...wordsOfTroubles(troubles) });
  return inTransaction(
    pool,
    async (client, commit) => {
      await client.query(THRESHOLD);
      await client.query(TELL, [details, new Set(troubles.map(({ month }) => month)).size, now]);
      await commit();
    },
    BEGIN_DECIDING,
  );
}

/** Also of one that a member settled: the same trouble again is news then. */
const RECOVER = `
  with held as (
    select id, status <> 'RESOLVED' as is_open from usage_alerts
    where id = $1::bigint and (status <> 'RESOLVED' or resolution = 'BY_MEMBER') for update
  ), recovered as (
    update usage_alerts a set status = 'RESOLVED', resolution = 'RECOVERED', resolved_at = coalesce(a.resolved_at, $2),
      snoozed_until = null, version = a.version + 1, changed_by = pg_current_xact_id()
    from held where a.id = held.id returning a.id, held.is_open
  ), noted as (
    insert into usage_alert_acts (alert_id, at, act) select id, $2, 'RECOVERED' from recovered
  )
  select id::text as id from recovered where is_open`;

/** Whoever tells takes this before it locks alerts. */
const BEGIN = `begin; select pg_advisory_xact_lock(${ADVISORY_LOCKS.tellAlerts})`;

interface Recovery {
  readonly id: string;
  readonly now: Date;
  readonly tellRecoveries: TellRecoveries;
}

export function recoverArchiveAlert(pool: Pool, { id, now, tellRecoveries }: Recovery): Promise<void> {
  return inTransaction(
    pool,
    async (client, commit) => {
      const { rows } = await client.query<{ id: string }>(RECOVER, [id, now]);
      await tellRecoveries(
        client,
        rows.map((row) => row.id),
      );
      await commit();
    },
    BEGIN,
  );
}
