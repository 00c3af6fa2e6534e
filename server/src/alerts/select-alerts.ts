import type { EntityManager } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import { inUtc } from "../core/in-utc.js";
import type { Threshold } from "../thresholds/threshold.js";
import { LABEL, thresholdsById } from "../thresholds/thresholds.query.js";
import type { Alert } from "./alert.js";
import { readDetails, type StoredDetails } from "./domain/alert-details.js";
import type { AlertResolution, AlertStatus, AlertType } from "./domain/alert-words.js";
import { amountOf } from "./domain/amount-of.js";

interface AlertRow {
  readonly id: string;
  readonly version: number;
  readonly type: AlertType;
  readonly thresholdId: number;
  readonly subject: string | null;
  readonly label: string | null;
  readonly userId: string | null;
  readonly level: number;
  readonly limit: string;
  readonly used: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly timezone: string;
  readonly isLate: boolean;
  /** To the microsecond, as it is sorted by. */
  readonly crossedAt: string;
  readonly status: AlertStatus;
  readonly resolution: AlertResolution | null;
  readonly snoozedUntil: string | null;
  readonly resolvedAt: string | null;
  readonly owner: string | null;
  readonly details: StoredDetails | null;
}

/** With the moment that its page is sorted by. */
export interface SortedAlert extends Alert {
  readonly sortedBy: string;
}

/** What an alert is about is called now. */
const SUBJECT_LABEL = sql.raw(
  `case when a.user_id is not null then (select pseudonym from app_users where id = a.user_id) else ${LABEL} end`,
);

export interface AlertSelection {
  /** On `usage_alerts a`. */
  readonly condition: RawBuilder<unknown>;
  readonly most: number;
  /** Decides which thresholds are muted. */
  readonly now: Date;
}

/** Alerts that meet a condition, the newest crossing first. */
export async function selectAlerts(
  em: EntityManager,
  { condition, most, now }: AlertSelection,
): Promise<SortedAlert[]> {
  const { rows } = await sql<AlertRow>`
    select a.id::text as id, a.version, a.threshold_type as type, a.threshold_id as "thresholdId",
      nullif(a.subject, '') as subject, ${SUBJECT_LABEL} as label, a.user_id::text as "userId", a.level,
      a.threshold_value::text as "limit", a.used::text as used, a.period_start::text as "periodStart",
      a.period_end::text as "periodEnd", a.timezone, a.is_late as "isLate", ${inUtc("a.crossed_at")} as "crossedAt",
      a.status, a.resolution, ${inUtc("a.snoozed_until")} as "snoozedUntil", ${inUtc("a.resolved_at")} as "resolvedAt",
      coalesce(nullif(m.name, ''), m.email) as owner, a.details
    from usage_alerts a join usage_thresholds t on t.id = a.threshold_id left join members m on m.id = a.owner_id
    where ${condition} order by a.crossed_at desc, a.id desc limit ${most}`.execute(em.getKysely<object>());
  const ids = [...new Set(rows.map(({ thresholdId }) => thresholdId))];
  const thresholds = ids.length === 0 ? new Map<string, Threshold>() : await thresholdsById(em, { ids, now });
  const together: SortedAlert[] = [];
  for (const row of rows) together.push({ ...toAlert(row, thresholds.get(String(row.thresholdId))), together });
  return together;
}

function toAlert(row: AlertRow, threshold: Threshold | undefined): Omit<SortedAlert, "together"> {
  if (threshold === undefined) throw new Error("an alert has a threshold");
  const { thresholdId: _, subject, label, ...same } = row;
  const { meter } = threshold;
  return {
    ...same,
    threshold,
    meter,
    subject: subject === null ? null : { key: subject, label: label ?? subject },
    limit: amountOf(meter, row.limit),
    used: amountOf(meter, row.used),
    wasAtLeast: (row.details?.unpriced ?? 0) > 0,
    details: readDetails(row.details, meter),
    sortedBy: row.crossedAt,
    crossedAt: new Date(row.crossedAt),
    snoozedUntil: row.snoozedUntil === null ? null : new Date(row.snoozedUntil),
    resolvedAt: row.resolvedAt === null ? null : new Date(row.resolvedAt),
  };
}
