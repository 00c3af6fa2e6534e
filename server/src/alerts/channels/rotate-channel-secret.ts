import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { requireFreshSession } from "../../access/require-fresh-session.js";
import { readOverlapHours } from "../../access/keys/read-api-key.js";
import { AppError } from "../../core/errors.js";
import type { AlertChannel } from "./alert-channel.entity.js";
import type { ChannelParts } from "./channel-parts.js";
import type { IssuedChannelId } from "./create-channel.js";
import { lockChannel, type SeenChannel } from "./lock-channel.js";
import { newWebhookSecret } from "./senders/webhook-secret.js";

const HOUR_MS = 3_600_000;

/**
 * Gives a webhook another secret. Posts are signed with both for the hours of overlap; none ends every former one
 * at once.
 *
 * @throws AppError FORBIDDEN without a fresh session; BAD_INPUT naming `overlapHours`; NOT_FOUND; CONFLICT when the
 *   channel has no secret, or a former one still signs and is to go on
 */
export function rotateChannelSecret(
  context: RequestContext,
  { seen, overlapHours }: { readonly seen: SeenChannel; readonly overlapHours: number },
  { seal }: ChannelParts,
): Promise<IssuedChannelId> {
  requireFreshSession(context);
  const overlapMs = readOverlapHours(overlapHours) * HOUR_MS;
  const secret = newWebhookSecret();
  return context.em.transactional(async (transaction) => {
    const channel = await lockChannel(transaction, seen);
    const now = context.clock();
    const until = overlapMs === 0 ? null : new Date(now.getTime() + overlapMs);
    requireRotatable(channel, now, until);
    Object.assign(channel, {
      formerSecret: until === null ? null : channel.secret,
      formerSecretUntil: until,
      secret: seal.seal(secret),
      updatedAt: now,
      version: channel.version + 1,
    });
    await transaction.flush();
    await recordAudit(transaction, context, {
      action: "channel.rotateSecret",
      target: { kind: "channel", id: channel.id },
      after: { formerSecretUntil: until },
    });
    return { id: channel.id, secret };
  });
}

function requireRotatable({ secret, formerSecretUntil }: AlertChannel, now: Date, until: Date | null): void {
  if (secret === null) throw AppError.conflict("Only signed webhooks have a secret.");
  if (until === null || formerSecretUntil === null || formerSecretUntil <= now) return;
  throw AppError.conflict(
    `A rotation is under way: the former secret signs until ${formerSecretUntil.toISOString()}. An overlap of 0 hours ends both at once.`,
  );
}
