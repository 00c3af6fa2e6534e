import { readReason } from "../../core/read-reason.js";
import { actingMemberId } from "../acting-member.js";
import { recordAudit } from "../audit.js";
import type { RequestContext } from "../request-context.js";
import { lockApiKey } from "./lock-api-key.js";

/**
 * For ever, with every secret it has. What it recorded stays.
 *
 * @throws AppError BAD_INPUT without a reason; CONFLICT when it is revoked already
 */
export function revokeApiKey(context: RequestContext, id: string, givenReason: string): Promise<void> {
  const reason = readReason(givenReason);
  return context.em.transactional(async (transaction) => {
    const key = await lockApiKey(transaction, id);
    key.revokedAt = context.clock();
    key.revokedBy = actingMemberId(context);
    await transaction.flush();
    await recordAudit(transaction, context, {
      action: "apiKey.revoke",
      target: { kind: "apiKey", id: key.id },
      before: { revokedAt: null },
      after: { revokedAt: key.revokedAt },
      reason,
    });
  });
}
