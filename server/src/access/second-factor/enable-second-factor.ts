import { recordAudit } from "../audit.js";
import type { RequestContext } from "../request-context.js";
import { changeSecondFactor } from "./change-second-factor.js";
import { replaceRecoveryCodes } from "./recovery-codes.js";
import type { SecondFactor } from "./second-factor.js";

/**
 * Puts the secret that was begun in force: its first code shows that an app has it.
 *
 * @returns recovery codes, which cannot be shown again
 * @throws AppError CONFLICT when none was begun
 */
export function enableSecondFactor(context: RequestContext, factor: SecondFactor, code: string): Promise<string[]> {
  return changeSecondFactor(context, factor, {
    of: "begun",
    code,
    act: async (transaction, memberId) => {
      await transaction.execute("update members set totp_confirmed_at = ? where id = ?", [context.clock(), memberId]);
      await recordAudit(transaction, context, {
        action: "secondFactor.enable",
        target: { kind: "member", id: memberId },
        before: { secondFactor: false },
        after: { secondFactor: true },
      });
      return replaceRecoveryCodes(transaction, memberId);
    },
  });
}
