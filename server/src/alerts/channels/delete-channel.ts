import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { requireFreshSession } from "../../access/require-fresh-session.js";
import { AppError } from "../../core/errors.js";
import { auditedChannel } from "./audited-channel.js";
import { lockChannel, type SeenChannel } from "./lock-channel.js";
import { USES_OF_CHANNEL } from "./uses-of-channel.js";

/**
 * Addresses and secrets go at once, and what still waits is given up; the name stays for what was delivered.
 *
 * @throws AppError FORBIDDEN without a fresh session; NOT_FOUND; CONFLICT while thresholds or reports use it: nobody
 *   would be told of theirs
 */
export function deleteChannel(context: RequestContext, seen: SeenChannel): Promise<void> {
  requireFreshSession(context);
  return context.em.transactional(async (transaction) => {
    const channel = await lockChannel(transaction, seen);
    await refuseWhileUsed(transaction, channel.id);
    const before = auditedChannel(channel);
    const now = context.clock();
    const nothing = { recipients: [], target: null, secret: null, formerSecret: null, formerSecretUntil: null };
    Object.assign(channel, {
      ...nothing,
      enabled: false,
      deletedAt: now,
      updatedAt: now,
      version: channel.version + 1,
    });
    await transaction.flush();
    await transaction.execute(
      "update alert_deliveries set status = 'DEAD', leased_until = null where channel_id = ? and status = 'WAITING'",
      [channel.id],
    );
    await transaction.execute("update alert_deliveries set taken_by = '{}' where channel_id = ? and taken_by <> '{}'", [
      channel.id,
    ]);
    await recordAudit(transaction, context, {
      action: "channel.delete",
      target: { kind: "channel", id: channel.id },
      before,
    });
  });
}

async function refuseWhileUsed(em: EntityManager, id: number): Promise<void> {
  const [counted] = await em.execute<{ uses: number }[]>(
    `select ${USES_OF_CHANNEL} as uses from alert_channels c
    where c.id = ?`,
    [id],
  );
  const uses = counted?.uses ?? 0;
  if (uses === 0) return;
  throw AppError.conflict(`${uses} thresholds or reports tell through this channel. Take it out of them first.`);
}
