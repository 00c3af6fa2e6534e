import { recordAudit } from "../audit.js";
import type { RequestContext } from "../request-context.js";
import { requireFreshSession } from "../require-fresh-session.js";
import { changeSecondFactor } from "./change-second-factor.js";
import { replaceRecoveryCodes } from "./recovery-codes.js";
import type { SecondFactor } from "./second-factor.js";

/**
 * Ends the recovery codes there are, used or not.
 *
 * @returns the new ones, which cannot be shown again
 * @throws AppError CONFLICT when there is no second factor
 */
export function renewRecoveryCodes(context: RequestContext, factor: SecondFactor, code: string): Promise<string[]> {
  requireFreshSession(context);
  return changeSecondFactor(context, factor, {
    of: "confirmed",
    code,
    act: async (transaction, memberId) => {
      await recordAudit(transaction, context, {
        action: "secondFactor.renewCodes",
        target: { kind: "member", id: memberId },
      });
      return replaceRecoveryCodes(transaction, memberId);
    },
  });
}
