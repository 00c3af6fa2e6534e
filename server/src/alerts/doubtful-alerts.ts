import type { Meter } from "../analytics/domain/question-words.js";
import type { ThresholdScope } from "../thresholds/domain/threshold-words.js";
import { doubtOf, type DoubtsRow, METER_DOUBTS } from "../thresholds/statuses/used-amounts.js";

/** An alert, as far as it decides what is looked at. */
export interface DoubtedAlert {
  readonly id: string;
  readonly type: string;
  readonly scope: ThresholdScope;
  /** Null: everybody. */
  readonly subject: string | null;
  readonly userId: string | null;
  readonly meter: Meter | null;
  /** Local dates; the end is the day after the last. */
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly timezone: string;
}

/** Asks a statement with `$1` for its values; whoever has a connection, of whatever library, has one. */
export type AskRows = <Row>(statement: string, values: unknown[]) => Promise<readonly Row[]>;

/** What they used is counted in a period of a threshold; an anomaly is about an hour. */
const COUNTED: ReadonlySet<string> = new Set(["LEVEL", "PACE"]);

/** Each day is read once, however many alerts are about it. */
const DOUBTS = `
  with asked as materialized (
    select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::date[], $6::date[], $7::text[])
      as asked (id, user_id, scope, subject, first_day, end_day, zone)
  ), of_users as (
    select asked.id::text as id, ${METER_DOUBTS} from asked join token_usage_by_user u
      on u.user_id = asked.user_id and u.bucket_start >= first_day::timestamp at time zone zone
        and u.bucket_start < end_day::timestamp at time zone zone
    group by asked.id
  ), windows as (
    select distinct first_day, end_day from asked where user_id is null
  ), used as materialized (
    select windows.first_day, windows.end_day, u.* from windows
      join usage_by_day u on u.day >= windows.first_day and u.day < windows.end_day
  ), of_others as (
    select asked.id::text as id, ${METER_DOUBTS} from asked
      join used u using (first_day, end_day) join usage_dimensions d on d.id = u.dimension_id
    where asked.user_id is null and case scope
      when 'OVERALL' then true
      when 'PROJECT' then d.project_id::text = subject
      when 'MODEL' then d.model = subject
      when 'FEATURE' then d.feature = subject
      when 'KEY' then d.api_key_id::text = subject
      else false end
    group by asked.id
  )
  select * from of_users union all select * from of_others`;

/**
 * Of which alerts something is not known of what was used in their period, such as the price of a request, so that it is
 * at least as much as is counted. The inbox and all messages ask this.
 *
 * @returns their ids
 */
export async function doubtfulAlerts(ask: AskRows, alerts: readonly DoubtedAlert[]): Promise<ReadonlySet<string>> {
  const counted = alerts.filter(({ meter, type }) => meter !== null && COUNTED.has(type));
  if (counted.length === 0) return new Set();
  const meters = new Map(counted.map(({ id, meter }) => [id, meter]));
  const rows = await ask<DoubtsRow & { readonly id: string }>(DOUBTS, [
    counted.map(({ id }) => id),
    counted.map(({ userId }) => userId),
    counted.map(({ scope }) => scope),
    counted.map(({ subject }) => subject),
    counted.map(({ periodStart }) => periodStart),
    counted.map(({ periodEnd }) => periodEnd),
    counted.map(({ timezone }) => timezone),
  ]);
  const isDoubted = (row: (typeof rows)[number]) => {
    const meter = meters.get(row.id) ?? null;
    return meter !== null && row[doubtOf(meter)];
  };
  return new Set(rows.filter(isDoubted).map(({ id }) => id));
}
