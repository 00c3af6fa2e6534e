import { randomUUID } from "node:crypto";
import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { AppError } from "../../core/errors.js";
import { readId } from "../../core/read-id.js";
import { DeliveryStatus } from "../deliveries/delivery-words.js";
import { recordAttempt } from "../deliveries/record-attempt.js";
import { AlertChannel } from "./alert-channel.entity.js";
import type { ChannelParts } from "./channel-parts.js";
import { testMessage } from "./test-message.js";

/** Longer than a try takes: until then no other process tries it as well. */
const LEASE_MS = 60_000;

/**
 * Sends a test at once, whether the channel is on or not, and keeps it among the deliveries. It is tried once: who
 * asked looks at the answer. Nothing of the database is held while it is sent.
 *
 * @returns the id of the delivery
 * @throws AppError NOT_FOUND
 */
export async function testChannel(
  context: RequestContext,
  givenId: string,
  { senders, pool, publicUrl }: ChannelParts,
): Promise<string> {
  const createdAt = context.clock();
  const id = randomUUID();
  const leasedUntil = new Date(createdAt.getTime() + LEASE_MS);
  const channel = await queueTest(context, givenId, { id, createdAt, leasedUntil });
  const message = testMessage({ id, createdAt, channel, publicUrl });
  const at = context.clock();
  const outcome = await senders.send(message, channel);
  const status = outcome.outcome === "ACCEPTED" ? DeliveryStatus.SENT : DeliveryStatus.DEAD;
  const lease = { deliveryId: id, leasedUntil: leasedUntil.toJSON() };
  await recordAttempt(pool, { ...lease, at, outcome, decided: { status } });
  return id;
}

function queueTest(
  context: RequestContext,
  givenId: string,
  { id, createdAt, leasedUntil }: { readonly id: string; readonly createdAt: Date; readonly leasedUntil: Date },
): Promise<AlertChannel> {
  return context.em.transactional(async (transaction) => {
    const channel = await transaction.findOne(AlertChannel, { id: readId("id", "channel", givenId), deletedAt: null });
    if (channel === null) throw AppError.notFound("channel");
    await transaction.execute(
      `insert into alert_deliveries (id, channel_id, kind, content, created_at, next_at, leased_until)
       values (?, ?, 'TEST', '{}', ?, ?, ?)`,
      [id, channel.id, createdAt, createdAt, leasedUntil],
    );
    await recordAudit(transaction, context, {
      action: "channel.test",
      target: { kind: "channel", id: channel.id },
      after: { delivery: id },
    });
    return channel;
  });
}
