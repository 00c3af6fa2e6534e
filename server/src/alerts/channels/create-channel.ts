import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { requireFreshSession } from "../../access/require-fresh-session.js";
import { AppError } from "../../core/errors.js";
import { ChannelKind } from "../../thresholds/channel-kind.js";
import { AlertChannel } from "./alert-channel.entity.js";
import { auditedChannel } from "./audited-channel.js";
import type { ChannelParts } from "./channel-parts.js";
import { checkTarget } from "./check-target.js";
import { namingChannel } from "./naming-channel.js";
import { readChannel, type ChannelRequest } from "./read-channel.js";
import { newWebhookSecret } from "./senders/webhook-secret.js";

const MOST_CHANNELS = 100;
/** One for all who make a channel at the same time, so that they are counted. */
const ONE_AFTER_THE_OTHER = "lock table alert_channels in share row exclusive mode";

/** Of a webhook the secret is in no other answer, ever; other kinds have none. */
export interface IssuedChannelId {
  readonly id: number;
  readonly secret: string | null;
}

/**
 * @throws AppError FORBIDDEN without a fresh session; BAD_INPUT naming the field; CONFLICT when the name is taken or
 *   there are too many
 */
export async function createChannel(
  context: RequestContext,
  request: ChannelRequest,
  { seal, guard }: ChannelParts,
): Promise<IssuedChannelId> {
  requireFreshSession(context);
  const { target, ...checked } = readChannel(request, { keepsTarget: false });
  if (target !== null) await checkTarget(guard, target);
  const secret = checked.kind === ChannelKind.WEBHOOK ? newWebhookSecret() : null;
  const now = context.clock();
  return namingChannel(context.em, checked.name, async (transaction) => {
    await refuseTooMany(transaction);
    const channel = transaction.create(AlertChannel, {
      ...checked,
      recipients: [...checked.recipients],
      target: target === null ? null : seal.seal(target.href),
      targetHost: target?.host ?? null,
      secret: secret === null ? null : seal.seal(secret),
      version: 1,
      createdAt: now,
      updatedAt: now,
    });
    await transaction.persist(channel).flush();
    await recordAudit(transaction, context, {
      action: "channel.create",
      target: { kind: "channel", id: channel.id },
      after: auditedChannel(channel),
    });
    return { id: channel.id, secret };
  });
}

async function refuseTooMany(em: EntityManager): Promise<void> {
  await em.execute(ONE_AFTER_THE_OTHER);
  if ((await em.count(AlertChannel, { deletedAt: null })) < MOST_CHANNELS) return;
  throw AppError.conflict(`There are ${MOST_CHANNELS} channels, which is as many as there may be. Delete one first.`);
}
