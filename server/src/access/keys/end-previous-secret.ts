import { AppError } from "../../core/errors.js";
import { recordAudit } from "../audit.js";
import type { RequestContext } from "../request-context.js";
import { lockApiKey } from "./lock-api-key.js";

/**
 * Ends the overlap of a rotation before its time.
 *
 * @throws AppError CONFLICT when there is no former secret that works
 */
export function endPreviousSecret(context: RequestContext, id: string): Promise<void> {
  return context.em.transactional(async (transaction) => {
    const key = await lockApiKey(transaction, id);
    const now = context.clock();
    const { previousUntil } = key;
    if (previousUntil === null || previousUntil <= now) throw AppError.conflict("This key has no former secret.");
    key.previousUntil = now;
    await transaction.flush();
    await recordAudit(transaction, context, {
      action: "apiKey.endPrevious",
      target: { kind: "apiKey", id: key.id },
      before: { previousUntil },
      after: { previousUntil: now },
    });
  });
}
