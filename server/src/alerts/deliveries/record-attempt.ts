import type { ClientBase, Pool } from "pg";
import type { SendOutcome } from "../channels/send-outcome.js";
import { DeliveryStatus } from "./delivery-words.js";

/** What is decided about a delivery after a try. */
export type Decided =
  | { readonly status: DeliveryStatus.SENT | DeliveryStatus.DEAD }
  | { readonly status: DeliveryStatus.WAITING; readonly nextAt: Date };

interface Attempt {
  readonly deliveryId: string;
  readonly at: Date;
  readonly outcome: SendOutcome;
  readonly decided: Decided;
}

/**
 * Writes down a try, what is decided after it, and whether the channel is failing, in one statement. The channel is
 * when a message was given up, until one is taken. Who comes so late that another process sent the message meanwhile,
 * or somebody gave it up, decides nothing any more but that it was taken: neither who got it is kept then, nor is the
 * channel failing by it.
 */
export async function recordAttempt(
  client: Pick<ClientBase | Pool, "query">,
  { deliveryId, at, outcome, decided }: Attempt,
): Promise<void> {
  const sentAt = decided.status === DeliveryStatus.SENT ? at : null;
  const nextAt = decided.status === DeliveryStatus.WAITING ? decided.nextAt : null;
  await client.query(
    `with told as (
       update alert_deliveries set attempts = attempts + 1, leased_until = null,
         status = case when status = 'WAITING' or $2 = 'SENT' then $2 else status end, sent_at = coalesce(sent_at, $3),
         next_at = coalesce($4, next_at),
         taken_by = case when $2 = 'SENT' then '{}' when status = 'WAITING' then taken_by || $9::text[] else taken_by end
       where id = $1 returning id, channel_id, attempts, old.status = 'WAITING' and $2 = 'DEAD' as is_given_up
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
    ],
  );
}
