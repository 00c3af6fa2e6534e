import type { ClientBase, Pool } from "pg";
import type { SendOutcome } from "../channels/send-outcome.js";
import { DeliveryStatus } from "./delivery-words.js";

/** What is decided about a delivery after a try. */
export type Decided =
  | { readonly status: DeliveryStatus.SENT | DeliveryStatus.DEAD }
  | { readonly status: DeliveryStatus.WAITING; readonly nextAt: Date };

interface Attempt {
  readonly deliveryId: string;
  /** Until when whoever tried had it, as it was told then: by that it is known whether nobody else took it since. */
  readonly leasedUntil: string;
  readonly at: Date;
  readonly outcome: SendOutcome;
  readonly decided: Decided;
}

/** Whether nobody else took the message since. */
const IS_HELD = "leased_until = $10::timestamptz";

/**
 * Writes down a try, what is decided after it, and whether the channel is failing, in one statement. The channel is
 * when a message was given up, until one is taken. Who comes so late that another process has the message by then
 * decides nothing but that it was taken, and who got it; that one goes on alone. Where it was sent meanwhile, or given
 * up, who got it is not kept either, and the channel is not failing by it.
 */
export async function recordAttempt(
  client: Pick<ClientBase | Pool, "query">,
  { deliveryId, leasedUntil, at, outcome, decided }: Attempt,
): Promise<void> {
  const sentAt = decided.status === DeliveryStatus.SENT ? at : null;
  const nextAt = decided.status === DeliveryStatus.WAITING ? decided.nextAt : null;
  await client.query(
    `with told as (
       update alert_deliveries set attempts = attempts + 1,
         leased_until = case when ${IS_HELD} then null else leased_until end,
         status = case when $2 = 'SENT' or status = 'WAITING' and ${IS_HELD} then $2 else status end,
         sent_at = coalesce(sent_at, $3), next_at = case when ${IS_HELD} then coalesce($4, next_at) else next_at end,
         taken_by = case when $2 = 'SENT' then '{}' when status = 'WAITING' then taken_by || $9::text[] else taken_by end
       where id = $1
       returning id, channel_id, attempts, old.status = 'WAITING' and old.${IS_HELD} and $2 = 'DEAD' as is_given_up
     ), attempt as (
       insert into alert_delivery_attempts (delivery_id, attempt, at, duration_ms, outcome, answer)
       select id, attempts, $5, $6, $7, $8 from told
     )
     update alert_channels c set failing_since = case when is_given_up then $5 end
     from told where c.id = told.channel_id and ((is_given_up and c.failing_since is null)
       or ($2 = 'SENT' and c.failing_since is not null))`,
    [
      deliveryId,
      decided.status,
      sentAt,
      nextAt,
      at,
      outcome.durationMs,
      outcome.outcome,
      outcome.answer,
      outcome.takenBy ?? [],
      leasedUntil,
    ],
  );
}
