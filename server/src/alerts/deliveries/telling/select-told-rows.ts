import type { ClientBase } from "pg";
import type { Meter } from "../../../analytics/domain/question-words.js";
import type { ThresholdPeriod, ThresholdScope } from "../../../thresholds/domain/threshold-words.js";
import type { ToldType } from "./told-group.js";

/** An alert with what is told of it. */
export interface ToldRow {
  readonly id: string;
  readonly threshold_id: number;
  readonly user_id: string | null;
  readonly subject: string;
  readonly label: string | null;
  readonly type: ToldType;
  readonly level: number;
  readonly limit_amount: string;
  readonly used: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly timezone: string;
  readonly starts_at: Date;
  readonly resets_at: Date;
  readonly crossed_at: Date;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly is_late: boolean;
  readonly status: string;
  readonly resolution: string | null;
  readonly is_untold: boolean;
  readonly name: string | null;
  readonly scope: ThresholdScope;
  readonly meter: Meter | null;
  readonly period: ThresholdPeriod | null;
  readonly is_muted: boolean;
  readonly is_deleted: boolean;
  readonly tells_recovery: boolean;
}

const LABEL = `case t.scope
  when 'PROJECT' then (select name from projects where id = a.subject::int)
  when 'KEY' then (select name from api_keys where id = a.subject::int)
  else (select pseudonym from app_users where id = a.user_id) end`;

const SELECT = `
  select a.id::text as id, a.threshold_id, a.user_id::text as user_id, a.subject, ${LABEL} as label, a.threshold_type as type,
         a.level::int as level, trunc(a.threshold_value)::text as limit_amount, trunc(a.used)::text as used,
         a.period_start::text as period_start, a.period_end::text as period_end, a.timezone,
         a.period_start::timestamp at time zone a.timezone as starts_at,
         a.period_end::timestamp at time zone a.timezone as resets_at, a.crossed_at, a.details, a.is_late, a.status,
         a.resolution, a.alert_sent_at is null as is_untold, t.name, t.scope, t.meter, t.period,
         coalesce(t.muted_until > now(), false) as is_muted, t.deleted_at is not null as is_deleted, t.tells_recovery
  from usage_alerts a join usage_thresholds t on t.id = a.threshold_id`;

/** Whoever locks several alerts does so in the order of their ids. */
const LOCKED = "order by a.id for update of a";

/**
 * Alerts that nobody was told of, oldest first, with those of the same threshold, subject and period that are not
 * resolved. All are locked.
 *
 * @param most alerts to begin with
 */
export async function selectUntoldRows(client: Pick<ClientBase, "query">, most: number): Promise<readonly ToldRow[]> {
  const { rows } = await client.query<ToldRow>(
    `with untold as (select threshold_id, subject, period_start from usage_alerts where alert_sent_at is null order by id limit $1)
     ${SELECT}
     where (a.threshold_id, a.subject, a.period_start) in (select * from untold)
       and (a.alert_sent_at is null or a.status <> 'RESOLVED')
     ${LOCKED}`,
    [most],
  );
  return rows;
}

/** Alerts by id, locked. */
export async function selectToldRows(
  client: Pick<ClientBase, "query">,
  ids: readonly string[],
): Promise<readonly ToldRow[]> {
  const { rows } = await client.query<ToldRow>(`${SELECT} where a.id = any($1::bigint[]) ${LOCKED}`, [ids]);
  return rows;
}
