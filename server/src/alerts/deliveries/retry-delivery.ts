import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { AppError } from "../../core/errors.js";
import { DeliveryKind, DeliveryStatus } from "./delivery-words.js";
import { isUuid } from "./is-uuid.js";

interface LockedDelivery {
  readonly kind: DeliveryKind;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly isDeleted: boolean;
}

/**
 * Puts a message that was given up back among those that wait; it keeps its identity. What is older than a day is
 * given up again after one more try.
 *
 * @throws AppError BAD_INPUT naming `id`; NOT_FOUND; CONFLICT for what was sent, still waits, or has nowhere to go
 */
export function retryDelivery(context: RequestContext, id: string): Promise<void> {
  if (!isUuid(id)) throw AppError.badInput("id", "the id of a delivery", id);
  return context.em.transactional(async (transaction) => {
    const [delivery] = await transaction.execute<LockedDelivery[]>(
      `select d.kind, d.status, d.attempts, c.deleted_at is not null as "isDeleted"
       from alert_deliveries d join alert_channels c on c.id = d.channel_id where d.id = ? for update of d`,
      [id],
    );
    requireRetryable(delivery);
    await transaction.execute(
      "update alert_deliveries set status = 'WAITING', next_at = ?, leased_until = null where id = ?",
      [context.clock(), id],
    );
    await recordAudit(transaction, context, {
      action: "delivery.retry",
      target: { kind: "delivery", id },
      before: { status: DeliveryStatus.DEAD, attempts: delivery?.attempts },
      after: { status: DeliveryStatus.WAITING },
    });
  });
}

function requireRetryable(delivery: LockedDelivery | undefined): void {
  if (delivery === undefined) throw AppError.notFound("delivery");
  const { kind, status, isDeleted } = delivery;
  if (status === DeliveryStatus.SENT) throw AppError.conflict("This message was sent already.");
  if (status === DeliveryStatus.WAITING) throw AppError.conflict("This message waits to be sent already.");
  if (isDeleted) throw AppError.conflict("The channel of this message is deleted.");
  if (kind === DeliveryKind.TEST)
    throw AppError.conflict("Send another test instead: this one tells nothing any more.");
}
