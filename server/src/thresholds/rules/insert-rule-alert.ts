import type { Pool } from "pg";
import { inTransaction } from "../../core/in-transaction.js";
import type { Threshold } from "../threshold.js";
import { BEGIN_DECIDING } from "../begin-deciding.js";

/** What a rule found. Amounts in units of the meter: pico-USD for cost. */
export interface RuleAlert {
  /** As it was looked at: of another version nothing is told. */
  readonly threshold: Pick<Threshold, "id" | "version">;
  readonly type: "PACE" | "ANOMALY";
  /** 0 for what has no limit. */
  readonly limit: bigint;
  readonly used: bigint;
  /** Local dates; the end is the day after the last. */
  readonly period: { readonly start: string; readonly end: string; readonly zone: string };
  readonly details: object;
  readonly at: Date;
}

const INSERT = `
  insert into usage_alerts (threshold_id, user_id, subject, threshold_type, threshold_value, level, period_start, period_end,
    timezone, used, details, is_late, crossed_at)
  select t.id, t.user_id, t.subject, $3::text, $4::numeric, 0, $5::date, $6::date, $7::text, $8::numeric, $9::jsonb,
    ($10::timestamptz at time zone $7)::date >= $6::date, $10
  from usage_thresholds t
  where t.id = $1 and t.version = $2 and t.alert_enabled and t.deleted_at is null
    and not ($3 = 'PACE' and exists (
      select from usage_alerts as reached
      where reached.threshold_id = t.id and reached.subject = t.subject and reached.threshold_type = 'LEVEL'
        and reached.period_start = $5::date and reached.threshold_value = $4::numeric and reached.timezone = $7
        and reached.level >= 100))
  on conflict do nothing`;

/**
 * Adds the alert of a rule, once whoever else finds the same; of a pace none once its limit was reached.
 *
 * @returns how many were added
 */
export function insertRuleAlert(pool: Pool, alert: RuleAlert): Promise<number> {
  const { threshold, type, limit, used, period, details, at } = alert;
  return inTransaction(
    pool,
    async (client, commit) => {
      const { rowCount } = await client.query(INSERT, [
        Number(threshold.id),
        threshold.version,
        type,
        limit.toString(),
        period.start,
        period.end,
        period.zone,
        used.toString(),
        JSON.stringify(details),
        at,
      ]);
      await commit();
      return rowCount ?? 0;
    },
    BEGIN_DECIDING,
  );
}
