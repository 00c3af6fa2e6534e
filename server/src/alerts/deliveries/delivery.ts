import { type Kysely, type RawBuilder, sql } from "kysely";
import { inUtc } from "../../core/in-utc.js";
import type { ChannelKind } from "../../thresholds/channel-kind.js";
import type { Outcome } from "../channels/send-outcome.js";
import type { DeliveryKind, DeliveryStatus } from "./delivery-words.js";

interface DeliveryAttempt {
  readonly attempt: number;
  readonly at: Date;
  readonly durationMs: number;
  readonly outcome: Outcome;
  readonly answer: string;
}

/** A message, and what became of it. */
export interface Delivery {
  readonly id: string;
  readonly channel: {
    readonly id: string;
    readonly name: string;
    readonly kind: ChannelKind;
    readonly isFailing: boolean;
  };
  readonly kind: DeliveryKind;
  readonly status: DeliveryStatus;
  readonly createdAt: Date;
  readonly nextAt: Date | null;
  readonly sentAt: Date | null;
  readonly attempts: readonly DeliveryAttempt[];
}

interface DeliveryRow extends Omit<Delivery, "createdAt" | "nextAt" | "sentAt" | "attempts"> {
  /** To the microsecond, as it is sorted by. */
  readonly createdAt: string;
  readonly nextAt: string | null;
  readonly sentAt: string | null;
  readonly attempts: readonly (Omit<DeliveryAttempt, "at"> & { readonly at: string })[];
}

/** With the moment that its page is sorted by. */
export interface SortedDelivery extends Delivery {
  readonly sortedBy: string;
}

/**
 * Deliveries `d` that meet a condition, newest first.
 *
 * @param condition on `alert_deliveries d`
 */
export async function selectDeliveries(
  db: Kysely<object>,
  condition: RawBuilder<unknown>,
  most: number,
): Promise<SortedDelivery[]> {
  const { rows } = await sql<DeliveryRow>`
    select d.id, d.kind, d.status, ${inUtc("d.created_at")} as "createdAt", ${inUtc("d.sent_at")} as "sentAt",
      case when d.status = 'WAITING' then ${inUtc("d.next_at")} end as "nextAt",
      jsonb_build_object('id', c.id::text, 'name', c.name, 'kind', c.kind, 'isFailing', c.failing_since is not null)
        as channel,
      coalesce((select jsonb_agg(jsonb_build_object('attempt', a.attempt, 'at', ${inUtc("a.at")},
          'durationMs', a.duration_ms, 'outcome', a.outcome, 'answer', a.answer) order by a.attempt)
        from alert_delivery_attempts a where a.delivery_id = d.id), '[]') as attempts
    from alert_deliveries d join alert_channels c on c.id = d.channel_id
    where ${condition}
    order by d.created_at desc, d.id desc limit ${most}`.execute(db);
  return rows.map((row) => ({
    ...row,
    sortedBy: row.createdAt,
    createdAt: new Date(row.createdAt),
    nextAt: row.nextAt === null ? null : new Date(row.nextAt),
    sentAt: row.sentAt === null ? null : new Date(row.sentAt),
    attempts: row.attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at) })),
  }));
}
