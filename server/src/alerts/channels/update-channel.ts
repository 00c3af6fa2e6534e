import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { requireFreshSession } from "../../access/require-fresh-session.js";
import { AppError } from "../../core/errors.js";
import { auditedChannel } from "./audited-channel.js";
import type { ChannelParts } from "./channel-parts.js";
import { checkTarget } from "./check-target.js";
import { lockChannel, type SeenChannel } from "./lock-channel.js";
import { namingChannel } from "./naming-channel.js";
import { readChannel, type ChannelRequest } from "./read-channel.js";

/** @throws AppError FORBIDDEN without a fresh session; BAD_INPUT naming the field; NOT_FOUND; CONFLICT */
export async function updateChannel(
  context: RequestContext,
  { seen, request }: { readonly seen: SeenChannel; readonly request: ChannelRequest },
  { seal, guard }: ChannelParts,
): Promise<number> {
  requireFreshSession(context);
  const { target, ...checked } = readChannel(request, { keepsTarget: true });
  if (target !== null) await checkTarget(guard, target);
  return namingChannel(context.em, checked.name, async (transaction) => {
    const channel = await lockChannel(transaction, seen);
    if (channel.kind !== checked.kind) {
      throw AppError.badInput("kind", `${channel.kind}, which never changes`, checked.kind);
    }
    const before = auditedChannel(channel);
    Object.assign(channel, {
      ...checked,
      recipients: [...checked.recipients],
      ...(target !== null && { target: seal.seal(target.href), targetHost: target.host }),
      updatedAt: context.clock(),
      version: channel.version + 1,
    });
    await transaction.flush();
    await recordAudit(transaction, context, {
      action: "channel.update",
      target: { kind: "channel", id: channel.id },
      before,
      after: { ...auditedChannel(channel), ...(target !== null && { targetReplaced: true }) },
    });
    return channel.id;
  });
}
